import { defineParser } from '../../core/parser.js';
import { viptelaNotification } from './viptela-record.js';

/** Notifications of the SD-WAN daemons (`%Viptela-…`): about the control plane, not about a license sync. */
export default defineParser({
  id: 'viptela-notification',
  title: 'Notifications of SD-WAN daemons (%Viptela-…)',
  role: 'manager',
  reads: 'messages',
  discriminator: { field: 'message', values: [] },
  initials: '%',
  claims: (text) => viptelaNotification(text) !== null,
  read: () => undefined,
});
