/** Fields of genuine records that a stranger can write, each with a way to put a text into it. */
import { zipOf } from '../../bundle/zip-of.js';
import { beside, changed, type Files } from './bundle.js';

const MANAGER = 'vmanage-server.log';
const SERVER = 'messages';

/** nginx escapes quotes. */
const escaped = (text: string): string => text.replaceAll('"', '\\x22');
const asName = (text: string): string => text.replaceAll('/', '_');

const within =
  (file: string, found: string | RegExp, put: (claim: string) => string) =>
  (claim: string): Files =>
    changed(file, (text) => text.replace(found, () => put(claim)));

/** A prose file in a place with this name. */
const named =
  (path: (claim: string) => string) =>
  (claim: string): Files =>
    beside(path(asName(claim)), 'Nothing to see here.\n');

export const FIELDS: Readonly<Record<string, (claim: string) => Files>> = {
  "the manager's log: user of the sync": within(MANAGER, 'wanted by licsync', (claim) => `wanted by ${claim}`),
  "the manager's log: user of the failure": within(MANAGER, /user - 'licsync'/g, (claim) => `user - '${claim}'`),
  "the manager's log: error_description": within(MANAGER, /using this method/g, (claim) => `so ${escaped(claim)}`),
  "the manager's log: actor of an audit": within(MANAGER, 'actor automation', (claim) => `actor ${claim}`),
  "the manager's log: a device": within(MANAGER, 'late by 59 s', (claim) => `late by ${claim}`),
  "the manager's log: a note in the sync's thread": within(
    MANAGER,
    '(pool-18-thread-4) |default| 192.0.2.141 late by 59 s',
    (claim) => `(default task-65) |default| note of ${claim}`,
  ),
  "the manager's log: a quoted setting": within(MANAGER, 'Section smart', (claim) => `Section "${claim}" smart`),
  "the manager's log: thread": within(MANAGER, '(pool-18-thread-4)', (claim) => `(${claim})`),
  "the manager's log: tenant": within(MANAGER, '-4) |default|', (claim) => `-4) |${claim}|`),
  "the manager's log: logger": within(MANAGER, '[PollScheduler]', (claim) => `[${claim}]`),
  "the manager's log: host": within(MANAGER, '[vmanage-a] [PollScheduler]', (claim) => `[${claim}] [PollScheduler]`),
  'nginx: agent of the sync': within(SERVER, '"Java/17.0.9"', (claim) => `"Java/17.0.9 ${escaped(claim)}"`),
  'nginx: agent of a script': within(SERVER, 'Go-http-client/1.1', escaped),
  'nginx: agent of a browser': within(SERVER, /"Mozilla[^"]*"/, (claim) => `"${escaped(claim)}"`),
  'nginx: referrer': within(SERVER, '"https://ssm.example.net:8443/"', (claim) => `"${escaped(claim)}"`),
  'nginx: path': within(SERVER, 'GET /backend/local', (claim) => `GET /backend/${encodeURI(claim)}/local`),
  'nginx: path as sent': within(SERVER, 'GET /backend/local', (claim) => `GET /backend/${escaped(claim)}/local`),
  'Rails: path': within(SERVER, 'path=/backend/local', (claim) => `path=/backend/${claim}/local`),
  'Rails: user': within(SERVER, 'user=licsync', (claim) => `user=${claim}`),
  'Rails: name of an API client': within(SERVER, 'name=cmdb-export', (claim) => `name=${claim}`),
  'Rails: name in quotes': within(SERVER, 'name=cmdb-export', (claim) => `name="${escaped(claim)}"`),
  'syslog: program': within(SERVER, 'systemd: Started', (claim) => `${claim}: Started`),
  'syslog: user of a session': within(SERVER, 'of user root', (claim) => `of user ${claim}`),
  'syslog: command of cron': within(SERVER, 'run-parts /etc/cron.hourly', (claim) => claim),
  'syslog: user of a failed login': within(
    SERVER,
    'systemd: Started Session 6169 of user root.',
    (claim) => `sshd[99]: Invalid user ${claim} from 203.0.113.99 port 4711`,
  ),
  'name of a file': named((claim) => `${claim}.log`),
  'name of a folder': named((claim) => `${claim}/x.log`),
  'name of a member': (claim) =>
    beside('case.zip', zipOf({ name: `${claim}\n${claim}`, content: 'Nothing to see here.\n' })),
};
