/** Tokens that their issuers gave a form of their own, so that scanners find them. */

export interface TokenForm {
  readonly what: string;
  readonly re: RegExp;
}

const START = '(?<![A-Za-z0-9])';

const form = (what: string, source: string): TokenForm => ({ what, re: new RegExp(START + source, 'g') });

/** Prefixes from the issuers' documentation; lengths are lower bounds, because a log may cut a token. */
export const TOKEN_FORMS: readonly TokenForm[] = [
  form('token of GitHub', '(?:gh[oprsu]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,})'),
  form('token of GitLab', 'gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct)-[\\w-]{12,}'),
  form('token of Slack', '(?:xox[a-z](?:\\.xox[a-z])?-[\\w-]{10,}|xapp-\\d-[\\w-]{10,})'),
  form('webhook of Slack', 'hooks\\.slack\\.com/(?:services|workflows)/[\\w/]{16,}'),
  form('access key of AWS', '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}(?![a-z])'),
  form('key of Google', '(?:AIza[\\w-]{30,}|ya29\\.[\\w-]{16,}|GOCSPX-[\\w-]{16,})'),
  form('key of Stripe', '(?:[sr]k|whsec)_(?:live_|test_)?[A-Za-z0-9]{16,}'),
  form('key of an API', 'sk-(?:proj-|ant-|svcacct-)?[A-Za-z0-9][\\w-]{18,}'),
  form('token of npm', 'npm_[A-Za-z0-9]{20,}'),
  form('token of PyPI', 'pypi-[\\w-]{16,}'),
  form('key of SendGrid', 'SG\\.[\\w-]{10,}\\.[\\w-]{10,}'),
  form('token of Vault', 'hv[sbr]\\.[\\w-]{16,}'),
  form('token of DigitalOcean', 'do[oprt]_v1_[0-9a-f]{32,}'),
  form('token of Docker', 'dckr_(?:pat|oat)_[\\w-]{16,}'),
  form('token of Atlassian', 'ATATT3[\\w=-]{16,}'),
  form('token of Grafana', 'gl(?:c|sa)_[\\w+/=-]{20,}'),
  form('key of age', 'AGE-SECRET-KEY-1[A-Z0-9]{20,}'),
  form('signature of Azure', '(?<=[?&;"\'\\s](?:amp;)?)sig=[\\w%+/-]{16,}=*'),
  form('key of Azure', '(?:AccountKey|SharedAccessKey|SharedAccessSignature)=[\\w%+/=&-]{16,}'),
  form('signature of a URL', '(?:X-Amz-(?:Signature|Security-Token)|X-Goog-Signature)=[\\w%+/-]{16,}=*'),
];
