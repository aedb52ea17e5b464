/**
 * The reports' own words. A password that is one of them (`manager`, `license`) is masked after its key, but not
 * searched: every report contains it.
 */
const WORDS = `
accepted access account address addresses admin administrator advantage alternatives analysis anchors answer
application attempt attempts authentication authorization basis bearer byteoffset capture cause causes certificate
cisco clear client client_credentials clients clocks collect command commands confidence confirmed connect connection
consequences contradicts credential credentials cssm customer decides deciding default disable disabled driftppm drops enabled
engineer evidence example explanation failed failure fields finding findings format found frame frames gateway given
healed healthy hidden history httpstatus identities incident inferred invalid invalid_client invalid_grant inventory
issuer joins license licenses licensing likely manager managers masked message messages missing network nothing
notices null number oautherror offset offsetseconds on-prem onprem options outcome passed password plusminusseconds policy
possible prerequisites private proxy public records redact redacted refused release report reporting request resolved
resource response resume retryof rivals root rule-out ruled-out sample schema sdwan search secret secrets segments series
server service session severity sha256 source sources ssm stage stages startplusminusseconds state stated status
stopped stoppedat succeeded success summary supports switch system template timeline timeout token tokens trusted
understood unexplained unjudged unknown unused update usage-report user username verdict verdicts verify version
viptela vmanage warning window written
`;

const COMMON = new Set(WORDS.split(/\s+/).filter((word) => word !== ''));

/** More names of a case's folders. As secrets they are searched, because they may be one. */
const OF_FOLDERS = new Set('bundle case file files line lines log logs node nodes packet packets record'.split(' '));

/** Whether a folder's name, or a part of it, identifies no case. */
export function isFolderWord(name: string): boolean {
  return isCommon(name) || OF_FOLDERS.has(name.toLowerCase());
}

/** Whether a value is one of the reports' own words. */
export function isCommon(value: string): boolean {
  return COMMON.has(value.toLowerCase());
}
