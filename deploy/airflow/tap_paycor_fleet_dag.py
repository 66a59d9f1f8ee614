"""Syncs every tenant every night, four at a time. See docs/fleet.md.

Tokens and states are in PostgreSQL, so that a task may run on any worker. The directory with
config.json, tenants.json and the configs of the targets has to be the same on all of them.
"""

from __future__ import annotations

import json
import os
import subprocess
from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.exceptions import AirflowException, AirflowFailException

DIRECTORY = os.environ.get("TAP_PAYCOR_DIRECTORY", "/srv/paycor")
STATE = os.environ.get("TAP_PAYCOR_STATE", "jdbc:postgresql://database.example.com/paycor#{tenant}")

# Usage, authentication, and data that does not fit: a retry does not cure them.
HOPELESS = {2, 3, 5}


@dag(
    dag_id="tap_paycor_fleet",
    schedule="15 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
)
def tap_paycor_fleet():
    @task
    def tenants():
        with open(os.path.join(DIRECTORY, "tenants.json")) as file:
            return [tenant["name"] for tenant in json.load(file)["tenants"]]

    @task(execution_timeout=timedelta(hours=8), max_active_tis_per_dagrun=4)
    def sync(tenant):
        command = [
            "tap-paycor", "run", "--config", "config.json", "--config", "ENV",
            "--tenants", "tenants.json", "--tenant", tenant, "--state", STATE,
            "--", "target-postgres", "--config", "targets/{tenant}.json",
        ]
        code = subprocess.run(command, cwd=DIRECTORY, check=False).returncode
        if code in HOPELESS:
            raise AirflowFailException(f"tap-paycor ended with exit code {code}: see the log")
        if code != 0:
            raise AirflowException(f"tap-paycor ended with exit code {code}: see the log")

    sync.expand(tenant=tenants())


tap_paycor_fleet()
