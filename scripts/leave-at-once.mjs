// Loaded before jest and its workers (package.json): a finished worker exits without freeing its heap, which after
// hundreds of test files takes longer than the half second after which jest reports a failure.
if (process.send !== undefined) process.once('beforeExit', () => process.exit());
