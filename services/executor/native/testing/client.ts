// A small client of the runner's protocol, for its tests.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Socket, connect } from 'node:net';

/** An answer: the header as it came, and the raw payload. */
export type Answer = { header: Record<string, unknown>; payload: Buffer };

/** One connection, that is one slot. Answers are handed out in the order in which they came. */
export class RunnerClient {
  readonly #socket: Socket;
  #received = Buffer.alloc(0);
  readonly #waiting: ((answer: Answer | undefined) => void)[] = [];
  readonly #answers: Answer[] = [];
  #isClosed = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('close', () => {
      this.#isClosed = true;
      for (const resolve of this.#waiting.splice(0)) resolve(undefined);
    });
    // A connection that breaks is seen as `undefined` from receive().
    socket.on('error', () => {});
  }

  static async connect(path: string): Promise<RunnerClient> {
    const socket = connect(path);
    await once(socket, 'connect');
    return new RunnerClient(socket);
  }

  send(header: unknown, payload: Buffer = Buffer.alloc(0)): void {
    const text = Buffer.from(JSON.stringify(header));
    const prefix = Buffer.alloc(8);
    prefix.writeUInt32LE(text.length, 0);
    prefix.writeUInt32LE(payload.length, 4);
    this.sendRaw(Buffer.concat([prefix, text, payload]));
  }

  sendRaw(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  /** The next answer, or undefined when the connection has closed. */
  receive(): Promise<Answer | undefined> {
    const answer = this.#answers.shift();
    if (answer !== undefined || this.#isClosed) return Promise.resolve(answer);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async request(header: unknown, payload?: Buffer): Promise<Answer> {
    this.send(header, payload);
    const answer = await this.receive();
    if (answer === undefined) throw new Error('the runner closed the connection');
    return answer;
  }

  async put(id: string, bytes: Buffer, executable = false): Promise<void> {
    const { header } = await this.request({ op: 'put', id, executable }, bytes);
    if (header['ok'] !== true) throw new Error(`put was refused: ${JSON.stringify(header)}`);
  }

  /** All frames of a run up to and with the last one (`done`, or a refusal). */
  async run(header: Record<string, unknown>): Promise<Answer[]> {
    const answers = [await this.request({ op: 'run', ...header })];
    for (let last = answers[0]; last?.header['ok'] === true && last.header['done'] !== true;) {
      last = await this.receive();
      if (last === undefined) throw new Error('the runner closed the connection during a run');
      answers.push(last);
    }
    return answers;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    const closed = once(this.#socket, 'close');
    this.#socket.destroy();
    await closed;
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    while (this.#received.length >= 8) {
      const headerEnd = 8 + this.#received.readUInt32LE(0);
      const end = headerEnd + this.#received.readUInt32LE(4);
      if (this.#received.length < end) return;
      // The runner answers with objects only; a test that looks closer would fail if it did not.
      const header = JSON.parse(this.#received.toString('utf8', 8, headerEnd)) as Answer['header'];
      const answer = { header, payload: Buffer.from(this.#received.subarray(headerEnd, end)) };
      this.#received = this.#received.subarray(end);
      const resolve = this.#waiting.shift();
      if (resolve === undefined) this.#answers.push(answer);
      else resolve(answer);
    }
  }
}

/** Starts a runner and resolves once it listens. Rejects with its error output when it does not. */
export async function startRunner(command: readonly string[]): Promise<ChildProcess> {
  const [file = '', ...args] = command;
  const runner = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  runner.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    runner.stdout.once('data', () => resolve());
    runner.once('error', reject);
    runner.once('exit', (code) => reject(new Error(`the runner ended with ${code}: ${errors}`)));
  });
  return runner;
}
