"""Reading premise-conclusion structures: numbered statements and inferences."""

from __future__ import annotations

from counterpoint.formats.argdown.cursor import ARGUMENT_TITLES, RELATION_KINDS
from counterpoint.formats.argdown.document import ArgdownArgument, ArgdownInference
from counterpoint.formats.argdown.members import MemberReader
from counterpoint.formats.argdown.tokens import CONTENT, Kind

_AFTER_INFERENCE = CONTENT | {Kind.COMMA, Kind.DATA, Kind.INFERENCE_END}


class StructureReader(MemberReader):
    """The layer of the grammar for reconstructed arguments."""

    def read_structure(self, previous: ArgdownArgument | None) -> None:
        """Numbered statements and inferences, for the argument of the paragraph before."""
        start = self.tokens[self.i][1]
        if previous is not None and previous.pcs:
            self.note(
                f"<{previous.title}> has a premise-conclusion structure already",
                "give this one an argument of its own: <Title> and an empty line above it",
                "second-structure",
            )
            previous = None
        argument = self.builder.open_structure(previous)
        pending: ArgdownInference | None = None
        while True:
            if self.kind is Kind.STATEMENT_NUMBER:
                self.read_step(argument, pending)
                pending = None
            elif self.kind is Kind.INFERENCE_START:
                if pending is not None:
                    self.note_missing_conclusion()
                pending = self.read_inference()
            elif self.kind is Kind.DEDENT:
                self.advance()
            else:
                break
        self.check_structure(argument, pending, start)
        self.builder.close_structure(argument)
        self.inference = None

    def check_structure(
        self, argument: ArgdownArgument, pending: ArgdownInference | None, start: int
    ) -> None:
        """Note what a whole structure lacks."""
        if pending is not None:
            self.note_missing_conclusion()
        elif not argument.inferences:
            self.note(
                "this premise-conclusion structure has no inference",
                "put ---- between the premises and the conclusion",
                "missing-inference",
                start,
            )
        elif argument.pcs[-1].inference is None:
            self.note(
                f"({argument.pcs[-1].number}) is a premise that nothing follows from",
                "put ---- and a conclusion below it, or move it above an inference",
                "missing-inference",
                argument.pcs[-1].member.offset,
            )

    def note_missing_conclusion(self) -> None:
        """Note that a numbered statement should come next."""
        self.note(
            "the conclusion is missing after the inference",
            "write it as a numbered statement on the next line: (2) text",
            "missing-conclusion",
        )

    def read_step(self, argument: ArgdownArgument, inference: ArgdownInference | None) -> None:
        """A numbered statement: a conclusion where an inference precedes it, else a premise."""
        _, _, _, number = self.advance()
        if self.kind in ARGUMENT_TITLES:
            self.note(
                f"{self.next_name()} is an argument and cannot be a premise or a conclusion",
                "write a statement here",
                "argument-in-structure",
            )
            self.builder.complete(self.read_argument(None, 0))
            return
        member = self.read_child(None, 0, self.kind, role=None)
        if member is not None:
            self.builder.complete(member)
            self.builder.add_step(argument, str(number), member, inference)

    def read_inference(self) -> ArgdownInference:
        """``----`` or ``-- rules {data} --`` with the undercuts below it."""
        _, start, _, _ = self.advance()
        inference = self.inference = ArgdownInference(self.source, start)
        self.skip(Kind.NEWLINE)
        self.read_rules(inference)
        inference.data = self.read_data()
        if self.kind is Kind.INFERENCE_END:
            self.advance()
            self.skip(Kind.NEWLINE)
            self.skip_after_inference()
        else:
            self.note(
                "this inference is not closed",
                "write ---- (four hyphens), or -- rule, rule {data} --",
                "unclosed-inference",
                start,
            )
            self.skip_after_inference(notes=False)
        if self.is_before(RELATION_KINDS):
            self.read_relations(inference, None, 1)
        return inference

    def skip_after_inference(self, *, notes: bool = True) -> None:
        """Pass over what is neither a numbered statement nor an undercut."""
        if notes and self.kind in _AFTER_INFERENCE:
            message = f"nothing may follow an inference, but here is {self.next_name()}"
            self.note(message, "write the conclusion: (2) text", "text-after-inference")
        while self.kind in _AFTER_INFERENCE:
            self.advance()

    def read_rules(self, inference: ArgdownInference) -> None:
        """The names of rules between the dashes, with commas between them."""
        while self.kind is Kind.TEXT:
            rule: list[str] = []
            while self.kind is Kind.TEXT:
                rule.append(str(self.advance()[3]))
            inference.rules.append("".join(rule).strip())
            if self.kind is Kind.COMMA:
                self.advance()
                if self.kind is not Kind.TEXT:
                    advice = "name it, or leave the comma out"
                    self.note("a rule is expected after the comma", advice, "missing-rule")
