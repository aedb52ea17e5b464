"""Writes the mail on standard output: Python's own library for mail, with the text from standard input."""
import datetime
import email.message
import email.policy
import gzip
import pathlib
import sys

messages = pathlib.Path(sys.argv[1]).read_bytes()
mail = email.message.EmailMessage(policy=email.policy.SMTP.clone(cte_type="7bit"))
mail["From"] = "Network team <network@example.com>"
mail["To"] = "Support <support@example.net>"
mail["Subject"] = "Re: License sync fails since this morning"
mail["Date"] = datetime.datetime(2024, 11, 19, 11, 2, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
mail["Message-ID"] = "<19112024.110209@example.com>"
mail.set_content(sys.stdin.read(), cte="quoted-printable")
mail.add_attachment(gzip.compress(messages, mtime=0), maintype="application", subtype="gzip", filename="messages.gz")
mail.set_boundary("=-documents-of-one-incident")
sys.stdout.buffer.write(mail.as_bytes())
