/* Made by `npm run generate`. */

/** What `--help` shows. */
export const HELP = `lic-analyze [path..]

Read what was collected and report the root cause

Commands:
  lic-analyze [path..]             Read what was collected and report the root
                                   cause                               [default]
  lic-analyze why <rule> [path..]  Say why a rule fits, or at what it stopped
  lic-analyze clocks [path..]      Say how the clocks of the sources were tied
  lic-analyze collect              List what to fetch from which host, before a
                                   case has files
  lic-analyze rules                List the root causes that are looked for
  lic-analyze explain <rule>       Explain one of them, or a pasted line (-)
  lic-analyze restore <report>     Put back the names that --redact identities
                                   replaced
  lic-analyze packets <file>       One row a packet, with TShark's field names
  lic-analyze connections <file>   One row a TCP connection of a capture
  lic-analyze completion <shell>   Print what completes commands and options in
                                   a shell

Positionals:
  path  Folders, archives, files                                        [string]

The report:
      --format    Form of the report; else by the output's ending
                                           [choices: "markdown", "html", "json"]
  -o, --output    File for the report                                   [string]
      --schema    Version of the JSON; 2 has each cited line once
                                                             [choices: "1", "2"]
      --for       Reader: a letter, a note for a case, or a terminal
                           [choices: "engineer", "customer", "note", "terminal"]
      --max-size  Fold long parts to fit, such as 60k or 1M             [string]
      --redact    Secrets always; identities for public places
                                              [choices: "secrets", "identities"]
      --map       File for what undoes --redact identities              [string]
      --force     Overwrite the file of --map                          [boolean]
      --fail-on   Exit with 1 from this confidence on
              [choices: "possible", "likely", "confirmed"] [default: "possible"]

The reading:
      --zone       GLOB=ZONE, zone of a source or host; may be repeated  [array]
      --year       GLOB=YEAR, year of stamps that have none; likewise    [array]
      --date       GLOB=YYYY-MM-DD, date of times without one; likewise  [array]
      --clock      HOST=+42m1s, how far ahead its clock is; likewise     [array]
      --alias      HOST=ADDRESS, an address behind NAT; likewise         [array]
      --bound      NAME=NUMBER, of unpacking: depth, members, path or ratio
                                                                         [array]
      --at         Report the attempt nearest to 13 Jan 17:29 IST       [string]
      --since      Judge no attempt before; UTC, or with a zone         [string]
      --until      Judge no attempt from then on                        [string]
      --host       Judge attempts of this host only                     [string]
      --ignore     RULE that is not judged; may be repeated              [array]
      --config     Project file, else ./lic-analyze.config.json         [string]
      --no-config  Read no project file                                [boolean]

Options:
      --color     Colour, wherever the output goes                     [boolean]
      --no-color  No colour                                            [boolean]
      --version   Show the version                                     [boolean]
  -h, --help      Show this help                                       [boolean]
  -q, --quiet     Only errors on standard error                        [boolean]

Examples:
  lic-analyze case.tar.gz                   Report on standard output
  lic-analyze manager/ ssm/ -o report.html  Several places, report as a page
  lic-analyze case/ --zone                  State a zone that no log states
  "ssm/*=Asia/Tokyo"
  lic-analyze case/ --redact identities     For a public place
  --map names.json

Reads folders, files, archives, mails and notes, and standard input for -.
A folder that is named like a command is written ./rules.

Exit codes:
  0    no failure, or it healed
  1    failure found
  2    could not run
  3    report withheld since it would show a secret
  4    nothing to judge
  130  interrupted
`;
