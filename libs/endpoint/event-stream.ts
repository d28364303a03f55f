import { createParser } from 'eventsource-parser';
import { assembleReply, parseJson, type Reply } from './reply.ts';

/**
 * Reads a streamed answer (server-sent events) to its end. Throws an Error when the stream ends
 * before every choice has, or holds something else than chunks.
 */
export async function readEventStream(texts: AsyncIterable<string>): Promise<Reply> {
  const assembly = assembleReply();
  let isDone = false;
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') isDone = true;
      else assembly.add(parseJson(data));
    },
  });
  for await (const text of texts) {
    parser.feed(text);
    if (isDone) break;
  }
  if (!isDone && !assembly.isFinished()) throw new Error('the stream was cut off before its end');
  return assembly.reply();
}
