import { argv } from 'node:process';
import { realCommandTools } from '../../../src/main/command-line/real-command';
import { runCommand } from '../../../src/main/command-line/run-command';
import { rootsDisk } from '../../stand-ins/roots-disk';

// `--print-config` as the application answers it, over a policy folder and a user's settings that a test has laid out:
// node print-config.js <policy folder> <state folder> <version>
const [policyFolder = '', stateFolder = '', version = ''] = argv.slice(2);
process.exitCode = await runCommand(
  { kind: 'print-config', json: false },
  realCommandTools(version, { policyFolder, stateFolder, disk: rootsDisk }),
);
