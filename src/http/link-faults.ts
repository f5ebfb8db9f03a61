/** What kept a request for a link from being answered, from the address and from what the transport threw. Pure. */
import { isUrl } from '../domain/web-address.ts';
import { ConnectorError } from '../connector/index.ts';
import type { RequestFault } from '../ports/links.ts';
import { codeOf } from './classify.ts';
import { checkUrl, isWebPort, NoAddress, type GuardPolicy } from './guard.ts';

/** Refused by its looks; null: it may be asked. */
export function faultOfUrl(url: string, policy: GuardPolicy): RequestFault | null {
  if (!isUrl(url)) return 'INVALID_URL';
  const read = new URL(url);
  if (read.protocol !== 'http:' && read.protocol !== 'https:') return 'UNSUPPORTED_SCHEME';
  if (read.username !== '' || read.password !== '') return 'NOT_ASKED';
  try {
    checkUrl(read, policy);
    return null;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return isWebPort(read) ? 'PRIVATE_HOST' : 'NOT_ASKED';
  }
}

const NO_HOST = /^(?:ENOTFOUND|ENODATA|EAI_NONAME)$/;
const TLS =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|EPROTO$)/;
const TIMEOUT = /^(?:UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT|ESOCKETTIMEDOUT)$/;
/** The connection stood, and then broke or spoke no HTTP. */
const CUT = /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_|UND_ERR_ABORTED|HPE_)/;

/** Errors of the connector that refuses what is not public are told apart from those of the network. */
export function faultOfError(error: unknown): RequestFault {
  const refusal = causeWhere(error, (one) => one instanceof ConnectorError);
  if (refusal instanceof ConnectorError)
    return refusal.code === 'RATE_LIMITED' ? 'RATE_LIMITED' : 'PRIVATE_HOST';
  const code = codeOf(error);
  if (NO_HOST.test(code) || causeWhere(error, (one) => one instanceof NoAddress) !== null) return 'NO_HOST';
  if (TLS.test(code)) return 'TLS';
  if (TIMEOUT.test(code)) return 'TIMEOUT';
  return CUT.test(code) ? 'CUT' : 'UNREACHABLE';
}

function causeWhere(error: unknown, is: (error: unknown) => boolean): unknown {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth += 1)
    if (is(one)) return one;
  return null;
}
