"""Mails as Python's own library writes them: each encoding of a body, one message a line of JSON."""
import json
import sys
from email import policy
from email.message import EmailMessage

TEXT, HTML = sys.argv[1:3]


def mail(transfer, charset):
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = "Zürich: café “shut”, says owner of the place for sixty years and more " + charset
    message["From"] = "Agence Générale <desk@agence.example>"
    message["Date"] = "Mon, 06 May 2024 10:00:00 +0200"
    message["Message-ID"] = "<%s.%s@agence.example>" % (transfer, charset)
    message.set_content(TEXT, charset=charset, cte=transfer)
    return message


mails = [
    mail(transfer, charset)
    for transfer in ("quoted-printable", "base64", "8bit")
    for charset in ("utf-8", "iso-8859-1")
]

alternative = mail("quoted-printable", "utf-8")
alternative.add_alternative(HTML, subtype="html", cte="base64")
alternative.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
alternative.add_attachment("An attached note.", filename="note.txt")
mails.append(alternative)

html = mail("quoted-printable", "utf-8")
html.clear_content()
html.set_content(HTML, subtype="html", charset="utf-8", cte="quoted-printable")
mails.append(html)

for message in mails:
    print(json.dumps({"name": message["Message-ID"], "bytes": message.as_bytes().decode("latin1")}))
