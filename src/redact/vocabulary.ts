/**
 * Words that the reports themselves are written with. A password that is one of them (`manager`, `license`) is masked
 * where its key gives it away, but not searched for: it would be found in every report, and tell nothing there.
 */
const WORDS = `
access accepted account addresses address admin administrator advantage alternatives analysis anchors answer
application attempt attempts authentication authorization basis bearer byteoffset capture causes cause certificate
cisco clear client clients client_credentials clocks collect command commands confidence confirmed connect connection
consequences contradicts credential credentials customer deciding default disabled driftppm drops enabled engineer
evidence example explanation failed failure fields finding findings format found frame frames gateway given healed
healthy hidden history httpstatus inventory identities incident inferred invalid invalid_client invalid_grant issuer joins
likely license licenses licensing manager managers masked message messages missing network nothing notices number
oautherror offset offsetseconds on-prem onprem options outcome passed password plusminusseconds policy possible
prerequisites private proxy public records redact redacted refused release report reporting request resolved resource response
resume retryof root rule-out ruled-out schema sdwan secret secrets sample search segments series server service session severity
sha256 source ssm cssm sources stage stages startplusminusseconds state stated status stopped stoppedat succeeded success
summary supports switch system template timeline timeout token tokens trusted understood unexplained unjudged unknown
unused update usage-report user username verdict verdicts verify version viptela vmanage warning window written
`;

const COMMON = new Set(WORDS.split(/\s+/).filter((word) => word !== ''));

/** Whether a value is a word of the reports' own. */
export function isCommon(value: string): boolean {
  return COMMON.has(value.toLowerCase());
}
