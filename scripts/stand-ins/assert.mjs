// The two functions of `assert` that yargs calls: Node's module takes longer to load than yargs to parse a command line.
export function strictEqual(actual, expected, message = `${actual} is not ${expected}`) {
  if (!Object.is(actual, expected)) throw new Error(message);
}

export function notStrictEqual(actual, expected, message = `${actual} is not expected`) {
  if (Object.is(actual, expected)) throw new Error(message);
}
