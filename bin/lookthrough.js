#!/usr/bin/env node
import { main } from '../dist/faces/cli/main.js';

// Whoever reads the output may stop reading: `| head` is no error.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await main(process.argv.slice(2), process);
