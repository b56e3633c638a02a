"""A notice by mail."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime

from desk.config.shape import Channel
from desk.notices.said import Message

PATIENCE = 20.0
"""Seconds that the server has for each answer."""

PORT, OVER_TLS = 587, 465
"""Where mail is handed in, and where that is encrypted from the first byte."""


def send(channel: Channel, password: str | None, message: Message) -> None:
    """Hand a message in at the channel's server; blocks. OSError when that fails, as every SMTPException is.

    A password is only ever sent encrypted.
    """
    host, _, port = (channel.server or "localhost").partition(":")
    number = int(port) if port.isdecimal() else PORT if password else smtplib.SMTP_PORT
    sender = channel.sender or "wirewatch@localhost"
    context = ssl.create_default_context()
    with (
        smtplib.SMTP_SSL(host, number, timeout=PATIENCE, context=context)
        if number == OVER_TLS
        else smtplib.SMTP(host, number, timeout=PATIENCE)
    ) as server:
        server.ehlo_or_helo_if_needed()
        if number != OVER_TLS and server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
        elif number != OVER_TLS and password:
            raise smtplib.SMTPNotSupportedError(f"{host} takes no TLS, and a password is not sent without")
        if password:
            server.login(sender, password)
        server.send_message(mail_of(message, sender, channel.to))


def mail_of(message: Message, sender: str, to: tuple[str, ...]) -> EmailMessage:
    """The message as a mail of plain text; the same message has the same Message-ID."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = ", ".join(to)
    # Whatever else would end a header's line is no white space to `plain`, and EmailMessage refuses it.
    mail["Subject"] = " ".join(message.title.split())
    mail["Date"] = format_datetime(message.alerts[0].at)
    mail["Message-ID"] = f"<{message.id}@wirewatch.invalid>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text + "\n")
    return mail
