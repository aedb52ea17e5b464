/**
 * Words that the reports themselves are written with. A password that is one of them (`manager`, `license`) is masked
 * where its key gives it away, but not searched for: it would be found in every report, and tell nothing there.
 */
const WORDS = `
accepted access account address addresses admin administrator advantage alternatives analysis anchors answer
application attempt attempts authentication authorization basis bearer bundle byteoffset capture case cause causes
certificate cisco clear client client_credentials clients clocks collect command commands confidence confirmed connect
connection consequences contradicts credential credentials cssm customer deciding default disabled driftppm drops
enabled engineer evidence example explanation failed failure fields file files finding findings format found frame
frames gateway given healed healthy hidden history httpstatus identities incident inferred invalid invalid_client
invalid_grant inventory issuer joins license licenses licensing likely line lines log logs manager managers masked
message messages missing network node nodes nothing notices number oautherror offset offsetseconds on-prem onprem
options outcome packet packets passed password plusminusseconds policy possible prerequisites private proxy public
record records redact redacted refused release report reporting request resolved resource response resume retryof root
rule-out ruled-out sample schema sdwan search secret secrets segments series server service session severity sha256
source sources ssm stage stages startplusminusseconds state stated status stopped stoppedat succeeded success summary
supports switch system template timeline timeout token tokens trusted understood unexplained unjudged unknown unused
update usage-report user username verdict verdicts verify version viptela vmanage warning window written
`;

const COMMON = new Set(WORDS.split(/\s+/).filter((word) => word !== ''));

/** Whether a value is a word of the reports' own. */
export function isCommon(value: string): boolean {
  return COMMON.has(value.toLowerCase());
}
