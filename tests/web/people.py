"""Accounts, sessions, share links and audit kept in memory."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from dashboard.errors import StoreError
from dashboard.protocols import (
    Account,
    AuditRecord,
    LinkState,
    Presence,
    Role,
    Session,
    ShareLink,
)

PASSWORD = "correct horse battery"
NOW = datetime(2020, 8, 31, 8, tzinfo=UTC)


@dataclass
class MemoryAccounts:
    accounts: dict[int, Account] = field(default_factory=dict)
    passwords: dict[int, str] = field(default_factory=dict)
    records: list[tuple[str, str, str]] = field(default_factory=list)

    def add(
        self,
        email: str,
        role: Role,
        password: str = PASSWORD,
        case_data: bool = False,
        by: str = "test",
        one_time: bool = False,
    ) -> Account:
        if self.by_email(email) is not None:
            raise StoreError(f"{email} has an account already")
        number = len(self.accounts) + 1
        account = Account(number, email.lower(), role, case_data, False, "first", one_time)
        self.accounts[account.id] = account
        self.passwords[account.id] = password
        return account

    def by_id(self, account: int) -> Account | None:
        return self.accounts.get(account)

    def by_email(self, email: str) -> Account | None:
        return next((a for a in self.accounts.values() if a.email == email.lower()), None)

    def all(self) -> list[Account]:
        return sorted(self.accounts.values(), key=lambda account: account.email)

    def verify(self, email: str, password: str) -> Account | None:
        found = self.by_email(email)
        usable = found and not found.disabled and self.passwords[found.id] == password
        return found if usable else None

    def set_password(self, account: int, password: str, by: str, one_time: bool = False) -> None:
        self.passwords[account] = password
        self.change(account, one_time=one_time)
        self.record(by, "set password", self.accounts[account].email)

    def set_role(self, account: int, role: Role, case_data: bool, by: str) -> None:
        self._keep_administrator(account, role == "admin")
        self.change(account, role=role, case_data=case_data)
        self.record(by, "change role", self.accounts[account].email)

    def set_disabled(self, account: int, disabled: bool, by: str) -> None:
        self._keep_administrator(account, not disabled)
        self.change(account, disabled=disabled)
        self.record(by, "disable account", self.accounts[account].email)

    def _keep_administrator(self, account: int, stays: bool) -> None:
        admins = [a.id for a in self.all() if a.role == "admin" and not a.disabled]
        if admins == [account] and not stays:
            raise StoreError(f"{self.accounts[account].email} is the only administrator")

    def change(self, account: int, **fields: object) -> None:
        """As the store does, end the account's sessions with every change."""
        mark = self.accounts[account].session_mark
        changed = {"session_mark": f"{mark}, changed", **fields}
        self.accounts[account] = replace(self.accounts[account], **changed)

    def record(self, actor: str, action: str, subject: str) -> None:
        self.records.append((actor, action, subject))


@dataclass
class MemoryShareLinks:
    accounts: MemoryAccounts
    links: dict[str, ShareLink] = field(default_factory=dict)

    def create(self, edition: int, days: int, note: str, by: str) -> str:
        if edition == 99:
            raise StoreError("there is no edition 99 in force")
        number = len(self.links) + 1
        token = f"token-{number}"
        last = date(2020, 9, days)
        self.links[token] = ShareLink(
            number, edition, note, NOW, by, last, None, None, 0, "in_force"
        )
        self.accounts.record(by, "make share link", f"link {number}, edition {edition}")
        return token

    def find(self, token: str) -> ShareLink | None:
        return self.links.get(token)

    def note_use(self, link: ShareLink, by: str) -> None:
        token = next(token for token, one in self.links.items() if one.id == link.id)
        self.links[token] = replace(self.links[token], uses=link.uses + 1, last_used_at=NOW)
        self.accounts.record(by, "open share link", f"link {link.id}")

    def all(self) -> list[ShareLink]:
        return list(self.links.values())[::-1]

    def revoke(self, link: int, by: str) -> None:
        self.set_state(link, "revoked")
        self.accounts.record(by, "revoke share link", f"link {link}")

    def set_state(self, link: int, state: LinkState) -> None:
        token = next((token for token, one in self.links.items() if one.id == link), None)
        if token is None:
            raise StoreError(f"there is no share link {link}")
        self.links[token] = replace(self.links[token], state=state)


@dataclass
class MemorySessions:
    accounts: MemoryAccounts
    links: MemoryShareLinks
    kept: dict[str, tuple[Session, str]] = field(default_factory=dict)
    begun: int = 0
    seen: int = 0

    def begin(self, account: Account, browser: str) -> str | None:
        if self.accounts.by_id(account.id) != account:
            return None
        self.accounts.record(account.email, "log in", account.email)
        return self._add(account.id, None, None, browser, account.session_mark)

    def begin_shared(self, link: ShareLink, browser: str) -> str:
        self.links.note_use(link, f"share link {link.id}")
        return self._add(None, link.id, link.edition, browser, "")

    def _add(
        self, account: int | None, link: int | None, edition: int | None, browser: str, mark: str
    ) -> str:
        self.begun += 1
        session = Session(f"m{self.begun}", account, link, edition, NOW, NOW, browser)
        self.kept[f"session-{self.begun}"] = (session, mark)
        return f"session-{self.begun}"

    def find(self, token: str, *, seen: bool = True) -> Presence | None:
        self.seen += seen
        session, mark = self.kept.get(token, (None, ""))
        if session is None:
            return None
        if session.account is None:
            link = next(one for one in self.links.all() if one.id == session.share_link)
            return Presence(session, None, link) if link.state == "in_force" else None
        account = self.accounts.by_id(session.account)
        usable = account and not account.disabled and account.session_mark == mark
        return Presence(session, account, None) if usable else None

    def of(self, account: int) -> list[Session]:
        found = [self.find(token) for token in self.kept]
        return [one.session for one in found if one and one.session.account == account][::-1]

    def leave(self, token: str, by: str) -> None:
        self.kept.pop(token, None)
        self.accounts.record(by, "log out", by)

    def end(self, account: int, mark: str, by: str) -> None:
        self._keep(lambda one: one.account != account or one.mark != mark)
        self.accounts.record(by, "end session", f"account {account}")

    def end_others(self, account: int, kept: str, by: str) -> None:
        self._keep(lambda one: one.account != account or one.mark == kept)
        self.accounts.record(by, "end other sessions", f"account {account}")

    def _keep(self, stays: object) -> None:
        self.kept = {token: one for token, one in self.kept.items() if stays(one[0])}


@dataclass
class MemoryAudit:
    accounts: MemoryAccounts

    def newest(
        self, most: int, before: int | None = None, action: str | None = None
    ) -> list[AuditRecord]:
        found = [
            AuditRecord(number, NOW, *record)
            for number, record in enumerate(self.accounts.records, 1)
            if (before is None or number < before) and action in (None, record[1])
        ]
        return found[::-1][:most]

    def actions(self) -> list[str]:
        return sorted({action for _, action, _ in self.accounts.records})


@dataclass
class MemoryThrottle:
    """Beyond the free failures of a key one waits for half a minute."""

    failures: dict[str, int] = field(default_factory=dict)

    def admit(self, tries: dict[str, int]) -> int:
        if any(self.failures.get(key, 0) >= free for key, free in tries.items()):
            return 30
        for key in tries:
            self.failures[key] = self.failures.get(key, 0) + 1
        return 0

    def forgive(self, key: str) -> None:
        self.failures[key] -= 1

    def cleared(self, key: str) -> None:
        self.failures.pop(key, None)
