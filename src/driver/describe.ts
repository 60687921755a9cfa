import type { WireEvent } from './event.ts';

type OtherEvent = Exclude<WireEvent, { readonly type: 'sent' | 'received' | 'response' }>;

/** One clause on what happened, without octets of the peer. */
export function describeEvent(event: OtherEvent): string {
  switch (event.type) {
    case 'connected':
      return `connected to ${event.peer}`;
    case 'secured':
      return `secured by ${event.tls.protocol} with ${event.tls.cipher}`;
    case 'leftover':
      return `${event.bytes.length} octets were left unread before the handshake`;
    case 'half-closed':
      return 'we sent FIN';
    case 'ended':
      return 'the server sent FIN';
    case 'reset':
      return event.by === 'us' ? 'we sent RST' : 'the server sent RST';
    case 'closed':
      return event.by === 'us' ? 'we closed the connection' : 'the connection is closed';
    case 'failed':
      return `the connection failed: ${event.error.message}`;
    case 'silence':
      return `no complete response within ${Math.round(event.waitedMs)} ms`;
  }
}
