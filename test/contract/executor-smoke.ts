import { makeLogger } from '#libs/telemetry/logger.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { connect } from '#libs/rpc/client.ts';
import { readExecutorConfig } from '../../services/executor/config.ts';
import { executorParts } from '../../services/executor/parts.ts';
let address = '';
const logger = makeLogger('x', 'debug');
const stop = await startParts(executorParts(readExecutorConfig({ GOLDPAN_EXECUTOR_LISTEN: '127.0.0.1:0', GOLDPAN_NATS_URL: '' }), logger, (a) => { address = a; }), logger);
const client = connect('goldpan.executor.v1.ExecutorService', address, 80 * 1024 * 1024);
try {
  console.dir(await client.call('GetCapabilities', {}, { timeoutMs: 60000 }), { depth: 9 });
} catch (e) { console.log(e); }
client.close();
await stop();
