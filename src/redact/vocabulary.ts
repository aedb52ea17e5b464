/**
 * Words that the reports themselves are written with. A password that is one of them (`manager`, `license`) is masked
 * where its key gives it away, but not searched for: it would be found in every report, and tell nothing there.
 */
const WORDS = `
accepted access account address addresses admin administrator advantage alternatives analysis anchors answer
application attempt attempts authentication authorization basis bearer byteoffset capture cause causes certificate
cisco clear client client_credentials clients clocks collect command commands confidence confirmed connect connection
consequences contradicts credential credentials cssm customer deciding default disabled driftppm drops enabled
engineer evidence example explanation failed failure fields finding findings format found frame frames gateway given
healed healthy hidden history httpstatus identities incident inferred invalid invalid_client invalid_grant inventory
issuer joins license licenses licensing likely manager managers masked message messages missing network nothing
notices number oautherror offset offsetseconds on-prem onprem options outcome passed password plusminusseconds policy
possible prerequisites private proxy public records redact redacted refused release report reporting request resolved
resource response resume retryof root rule-out ruled-out sample schema sdwan search secret secrets segments series
server service session severity sha256 source sources ssm stage stages startplusminusseconds state stated status
stopped stoppedat succeeded success summary supports switch system template timeline timeout token tokens trusted
understood unexplained unjudged unknown unused update usage-report user username verdict verdicts verify version
viptela vmanage warning window written
`;

const COMMON = new Set(WORDS.split(/\s+/).filter((word) => word !== ''));

/** More words that a folder of a case is called by. As a secret each of them is searched for: it may well be one. */
const OF_FOLDERS = new Set('bundle case file files line lines log logs node nodes packet packets record'.split(' '));

/** Whether a folder's name, or a part of it, says nothing of whose case it is. */
export function isFolderWord(name: string): boolean {
  return isCommon(name) || OF_FOLDERS.has(name.toLowerCase());
}

/** Whether a value is a word of the reports' own. */
export function isCommon(value: string): boolean {
  return COMMON.has(value.toLowerCase());
}
