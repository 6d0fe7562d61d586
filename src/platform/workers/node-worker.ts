import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createService } from './service.ts';

if (!parentPort) throw new Error('this file runs in a worker thread only');
expose(createService(), nodeEndpoint(parentPort as never));
