// Preloaded into a measured process: writes its peak resident memory, in bytes, to the file that PEAK_MEMORY_FILE names.
import { writeFileSync } from 'node:fs';

const file = process.env.PEAK_MEMORY_FILE;
// libuv gives kilobytes on every platform.
if (file !== undefined) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS * 1024)));
