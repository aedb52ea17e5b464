// Loaded before jest and its workers (package.json): a worker that has nothing left to do leaves without taking its heap down
// first, which after hundreds of test files lasts longer than the half second that jest waits before it calls that a failure.
if (process.send !== undefined) process.once('beforeExit', () => process.exit());
