"""Settings: small values that the program and the person keep in the store."""

from typing import TypeAlias, cast

from tinydb import where

from store.database import Database

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Settings:
    """The settings of a store."""

    def __init__(self, db: Database) -> None:
        self._table = db.table("settings")

    def get(self, name: str) -> Json:
        """The value of this name; None when there is none."""
        found = self._table.get(where("name") == name)
        return None if found is None else cast("Json", found["value"])

    def set(self, name: str, value: Json) -> None:
        """Keep a value under a name; None forgets it."""
        if value is None:
            self._table.remove(where("name") == name)
        else:
            self._table.upsert({"name": name, "value": value}, where("name") == name)
