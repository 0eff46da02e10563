"""What tries any sequence of things done, in one account."""

from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, run_state_machine_as_test

from tests import factories
from tests.upkeep.conftest import faults


class OneAccount(RuleBasedStateMachine):
    """In a transaction that is taken back in the end; after each thing done, caches say what the facts say."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.owner = factories.UserFactory()

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @invariant()
    def caches_agree_ranks_are_total_and_links_lead_somewhere(self):
        assert faults(self.owner) == []
        connection.check_constraints()

    @classmethod
    def run(cls, examples: int, steps: int) -> None:
        modest = settings(
            max_examples=examples, stateful_step_count=steps, suppress_health_check=list(HealthCheck), print_blob=True
        )
        run_state_machine_as_test(cls, settings=modest)
