// Written by `npm run generate`.
import type { Parser } from '../core/parser.js';
import adminTechCluster from './admin-tech-cluster.js';
import adminTechDeployment from './admin-tech-deployment.js';
import adminTechSections from './admin-tech-sections.js';
import chronyd from './chronyd.js';
import commandTranscript from './command-transcript.js';
import containerLog from './container-log.js';
import dockerd from './dockerd.js';
import guiMessage from './gui-message.js';
import har from './har.js';
import hostNoise from './host-noise.js';
import journalJson from './journal-json.js';
import kernelOom from './kernel-oom.js';
import nginxAccess from './nginx-access.js';
import nginxError from './nginx-error.js';
import pcap from './pcap.js';
import pcapng from './pcapng.js';
import postgres from './postgres.js';
import railsException from './rails-exception.js';
import railsLog from './rails-log.js';
import railsLograge from './rails-lograge.js';
import railsNoise from './rails-noise.js';
import railsRequests from './rails-requests.js';
import redis from './redis.js';
import sidekiq from './sidekiq.js';
import ssmApplication from './ssm-application.js';
import ssmMessages from './ssm-messages.js';
import tcpdumpText from './tcpdump-text.js';
import viptelaNotification from './viptela-notification.js';
import vmanageAppserverLog from './vmanage-appserver-log.js';
import vmanageServerLog from './vmanage-server-log.js';
import vmanageServiceproxyAccess from './vmanage-serviceproxy-access.js';
import vmanageSyslog from './vmanage-syslog.js';
import wildflyServerLog from './wildfly-server-log.js';
import wiresharkCsv from './wireshark-csv.js';
import wiresharkDetails from './wireshark-details.js';
import wiresharkJson from './wireshark-json.js';
import wiresharkList from './wireshark-list.js';

/** Every built-in parser, in the order of the ids. */
export const parsers: readonly Parser[] = [
  adminTechCluster,
  adminTechDeployment,
  adminTechSections,
  chronyd,
  commandTranscript,
  containerLog,
  dockerd,
  guiMessage,
  har,
  hostNoise,
  journalJson,
  kernelOom,
  nginxAccess,
  nginxError,
  pcap,
  pcapng,
  postgres,
  railsException,
  railsLog,
  railsLograge,
  railsNoise,
  railsRequests,
  redis,
  sidekiq,
  ssmApplication,
  ssmMessages,
  tcpdumpText,
  viptelaNotification,
  vmanageAppserverLog,
  vmanageServerLog,
  vmanageServiceproxyAccess,
  vmanageSyslog,
  wildflyServerLog,
  wiresharkCsv,
  wiresharkDetails,
  wiresharkJson,
  wiresharkList,
];
