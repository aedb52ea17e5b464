import { defineParser } from '../../core/parser.js';
import { headingsAmong, isBareHeading } from './heading.js';
import { SectionsReader } from './sections-reader.js';

/**
 * `config`, `sysmgrd`, `vdaemon` and similar files of an admin-tech: command outputs, each under a heading between
 * rules.
 */
export default defineParser({
  id: 'admin-tech-sections',
  title: 'config, sysmgrd, vdaemon in an admin-tech',
  role: 'manager',
  reads: 'lines',
  discriminator: { field: 'heading', values: ['show …', 'CFGMGR RTM Interface Database'] },
  recognise: ({ lines }) => (headingsAmong(lines) > 0 || isBareHeading(lines[0] ?? '') ? 0.97 : 0),
  open: (path, emit, platform) => new SectionsReader(path, emit, platform),
});
