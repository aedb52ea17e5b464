// Written by `npm run generate`.
import type { Parser } from '../core/parser.js';
import adminTechCluster from './admin-tech/admin-tech-cluster.js';
import adminTechDeployment from './admin-tech/admin-tech-deployment.js';
import adminTechSections from './admin-tech/admin-tech-sections.js';
import chronyd from './host/chronyd.js';
import commandTranscript from './terminal/command-transcript.js';
import containerLog from './syslog/container-log.js';
import deviceLicense from './devices/device-license.js';
import dockerd from './host/dockerd.js';
import fortigateSniffer from './firewalls/fortigate-sniffer.js';
import guiMessage from './manager/gui-message.js';
import haproxyHttp from './gateways/haproxy-http.js';
import har from './browser/har.js';
import hostNoise from './host/host-noise.js';
import journalJson from './syslog/journal-json.js';
import kernelOom from './host/kernel-oom.js';
import nginxAccess from './gateways/nginx-access.js';
import nginxError from './gateways/nginx-error.js';
import pastedError from './pasted/pasted-error.js';
import pcap from './captures/pcap.js';
import pcapng from './captures/pcapng.js';
import postgres from './ssm/postgres.js';
import railsException from './rails/rails-exception.js';
import railsLog from './rails/rails-log.js';
import railsLograge from './rails/rails-lograge.js';
import railsNoise from './rails/rails-noise.js';
import railsRequests from './rails/rails-requests.js';
import redis from './ssm/redis.js';
import sidekiq from './rails/sidekiq.js';
import squidAccess from './gateways/squid-access.js';
import ssmApplication from './ssm/ssm-application.js';
import ssmMessages from './syslog/ssm-messages.js';
import tcpdumpText from './tcpdump/tcpdump-text.js';
import viptelaNotification from './manager/viptela-notification.js';
import vmanageAppserverLog from './wildfly/vmanage-appserver-log.js';
import vmanageServerLog from './manager/vmanage-server-log.js';
import vmanageServiceproxyAccess from './gateways/vmanage-serviceproxy-access.js';
import vmanageSyslog from './syslog/vmanage-syslog.js';
import wildflyServerLog from './wildfly/wildfly-server-log.js';
import wiresharkCsv from './wireshark/wireshark-csv.js';
import wiresharkDetails from './wireshark/wireshark-details.js';
import wiresharkJson from './wireshark/wireshark-json.js';
import wiresharkList from './wireshark/wireshark-list.js';

/** Every built-in parser, in the order of the ids. */
export const parsers: readonly Parser[] = [
  adminTechCluster,
  adminTechDeployment,
  adminTechSections,
  chronyd,
  commandTranscript,
  containerLog,
  deviceLicense,
  dockerd,
  fortigateSniffer,
  guiMessage,
  haproxyHttp,
  har,
  hostNoise,
  journalJson,
  kernelOom,
  nginxAccess,
  nginxError,
  pastedError,
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
  squidAccess,
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
