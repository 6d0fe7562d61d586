export { Sha256, type Sha256State } from './sha256.ts';
export { encodeUtf8 } from './utf8.ts';
