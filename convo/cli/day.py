"""A day as commands take it, written with the year first."""

from __future__ import annotations

from datetime import datetime

import click


class _Day(click.DateTime):
    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"“{value}” is no day that can be read. Write it like 2026-11-01.", param, ctx)


DAY = _Day(["%Y-%m-%d"])
