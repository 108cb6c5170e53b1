"""What is wrong with concerns: gaps, names that lead nowhere, and facts without a source or out of date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from convo.content.concerns import ConcernReading
from convo.content.findings import Finding
from convo.content.tables import Table
from convo.model.kinds import CATEGORIES
from convo.scope.rules import rules_from

ROLES = ("first_contact", "safeguarding_lead", "supervisor")
"""Whom settings name; everybody else to tell is a service."""

_FRESH_FOR = timedelta(days=183)
_COMPLAINT = re.compile(r"(rule|guard|words) ([^\s:]+):")
_ACTIONS = range(3, 7)


def check_scope(reading: ConcernReading, today: date) -> Iterator[Finding]:
    """Report what is wrong with protocols and services, as of today."""
    yield from _gaps(reading)
    yield from _told(reading)
    yield from _actions(reading)
    yield from check_sources(reading.protocol_table, "protocols", today)
    yield from check_sources(reading.service_table, "services", today)


def check_rules(table: Table, reading: ConcernReading) -> Iterator[Finding]:
    """Report rules that can't be used, that lead to no protocol or a wrong one, and categories without a rule."""
    yield from table.findings
    rows = () if table.findings else table.rows("rules")
    try:
        rules = rules_from(table.data)
    except ValueError as error:
        what = " ".join(str(error).split()).rstrip(".")
        yield Finding(table.name, _named_in(what, table), what, "Put it right.")
        return
    for place, rule in enumerate(rules):
        protocol, line = reading.protocols.get(rule.protocol), table.line(("rules", place, "protocol"))
        if protocol is None:
            yield Finding(table.name, line, f"there is no protocol “{rule.protocol}”", "Name one of protocols.toml.")
        elif protocol.category != rule.category:
            what = f"the protocol “{rule.protocol}” is about “{protocol.category}”, the rule about “{rule.category}”"
            yield Finding(table.name, line, what, "Lead the rule to a protocol of its own category.")
    for category in set(CATEGORIES) - {rule.category for rule in rules} if rows else ():
        yield Finding(table.name, 1, f"the category “{category}” has no rule", "Write one.")


def _named_in(what: str, table: Table) -> int:
    """Return the line of the rule, guard or words that a complaint begins with."""
    match = _COMPLAINT.match(what)
    if match is None:
        return 1
    if match[1] == "rule":
        ids = [row.get("id") for row in table.rows("rules")]
        return table.line(("rules", ids.index(match[2]))) if match[2] in ids else 1
    return table.named(f"{match[1].rstrip('s')}s.{match[2]}", match[2])


def _gaps(reading: ConcernReading) -> Iterator[Finding]:
    covered = {protocol.category for protocol in reading.protocols.values()}
    for category in CATEGORIES:
        if category not in covered:
            what = f"the category “{category}” has no protocol"
            yield Finding(reading.protocol_table.name, 1, what, "Write one: every concern needs an answer.")


def _told(reading: ConcernReading) -> Iterator[Finding]:
    table = reading.protocol_table
    for place, row in enumerate(table.rows("protocols")):
        protocol = reading.protocols.get(str(row.get("id")))
        if protocol and not protocol.tell:
            line = table.line(("protocols", place, "tell"))
            yield Finding(table.name, line, f"“{protocol.id}” tells nobody", "Name a role or a service.")
        for told in protocol.tell if protocol else ():
            if told not in ROLES and told not in reading.services:
                line = table.line(("protocols", place, "tell"), told)
                remedy = f"Name a service of services.toml, or {', '.join(ROLES)}."
                yield Finding(table.name, line, f"unknown service “{told}”", remedy)


def _actions(reading: ConcernReading) -> Iterator[Finding]:
    for protocol in reading.protocols.values():
        if protocol.now and len(protocol.now) not in _ACTIONS:
            document = reading.documents[protocol.id]
            what = f"there are {len(protocol.now)} things to do now"
            yield Finding(document.name, document.top.line, what, "Write three to six.", "warning")


def check_sources(table: Table, key: str, today: date) -> Iterator[Finding]:
    """Report facts of a table without a source, or not checked for six months."""
    for place, row in enumerate(table.rows(key)):
        named = f"“{row.get('id', place + 1)}”"
        source, checked_on = row.get("source", ""), row.get("checked_on", "")
        if isinstance(source, str) and not source.strip():
            has = " has a number, but" if row.get("number") else ""
            line = table.line((key, place, "source"))
            yield Finding(table.name, line, f"{named}{has} has no source", "Say where it was read.")
        line = table.line((key, place, "checked_on"))
        yield from _dated(table.name, line, f"{named} was checked", checked_on, today)


def _dated(name: str, line: int, what: str, checked_on: object, today: date) -> Iterator[Finding]:
    if not isinstance(checked_on, str):
        return
    try:
        day = date.fromisoformat(checked_on)
    except ValueError:
        remedy = 'Write the day it was checked, as in checked_on = "2026-11-22".'
        yield Finding(name, line, f"{what} on no date (“{checked_on}”)", remedy)
        return
    if day > today:
        yield Finding(name, line, f"{what} on a day to come ({checked_on})", "Put the date right.", "warning")
    elif today - day > _FRESH_FOR:
        yield Finding(name, line, f"{what} more than six months ago ({checked_on})", "Check it again.", "warning")
