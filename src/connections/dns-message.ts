import type { Packet } from '../core/packet.js';
import { dnsRcodeName, dnsTypeName, readDns, type DnsMessage } from '../dissect/dns.js';
import { isPrinted, type PrintedDns } from '../dissect/printed-packet.js';

const DNS_PORT = 53;

/** The DNS message of a packet, from its bytes or from its text; null if it holds none. */
export function dnsOf(packet: Packet): PrintedDns | null {
  if (isPrinted(packet) && packet.payload === null) return packet.printed.dns;
  const { udp, payload } = packet;
  if (udp === null || payload === null) return null;
  if (udp.sourcePort !== DNS_PORT && udp.destinationPort !== DNS_PORT) return null;
  const message = readDns(payload);
  return message === null || message.opcode !== 0 ? null : inWords(message);
}

/** Replaces the numbers of a message by names. */
export function inWords(message: DnsMessage): PrintedDns {
  return {
    id: message.id,
    response: message.response,
    rcode: dnsRcodeName(message.extendedRcode).toUpperCase(),
    truncated: message.truncated,
    questions: message.questions.map(({ name, type }) => ({ name, type: dnsTypeName(type) })),
    udpSize: message.edns?.udpSize ?? null,
    answers: message.answers.map(({ name, type, address, target }) => ({
      name,
      type: dnsTypeName(type),
      data: address ?? target ?? '',
    })),
  };
}
