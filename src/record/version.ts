/** Version of the model: results are comparable, and hashes equal, within one. The same as the package's; a test holds them together. */
export const modelVersion = '0.1.0';
