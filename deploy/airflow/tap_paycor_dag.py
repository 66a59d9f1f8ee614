"""Syncs Paycor every night. See docs/deploy/airflow.md.

The directory has config.json and target.json, and keeps the state and the tokens: it has to be the
same on every worker that may run the task, such as a shared volume, or the task has to be bound to
one queue.
"""

from __future__ import annotations

import os
import subprocess
from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.exceptions import AirflowException, AirflowFailException

DIRECTORY = os.environ.get("TAP_PAYCOR_DIRECTORY", "/srv/paycor")

COMMAND = [
    "tap-paycor", "run", "--config", "config.json", "--config", "ENV",
    "--state", "state.json", "--summary-file", "summary.json", "--report", "report.html",
    "--", "target-postgres", "--config", "target.json",
]

# Usage, authentication, and data that does not fit: a retry does not cure them.
HOPELESS = {2, 3, 5}


@dag(
    dag_id="tap_paycor",
    schedule="15 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    # Two runs at once would use the same state: the second ends with exit code 75.
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
)
def tap_paycor():
    @task(execution_timeout=timedelta(hours=8))
    def sync():
        code = subprocess.run(COMMAND, cwd=DIRECTORY, check=False).returncode
        if code in HOPELESS:
            raise AirflowFailException(f"tap-paycor ended with exit code {code}: see the log")
        if code != 0:
            raise AirflowException(f"tap-paycor ended with exit code {code}: see the log")

    sync()


tap_paycor()
