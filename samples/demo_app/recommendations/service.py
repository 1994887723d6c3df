# SPDX-License-Identifier: Apache-2.0
# Demo service of the sample estate, deliberately vulnerable: never deploy.
# Suggests products from a model that was trained in the data warehouse.
import hashlib
import pickle
import sqlite3
import subprocess
import tempfile

import yaml

MODEL_PATH = "/tmp/recommendations/model.pkl"


def load_model(path=MODEL_PATH):
    with open(path, "rb") as stream:
        return pickle.load(stream)


def load_settings(text):
    return yaml.load(text)


def products_of(connection, customer):
    query = "SELECT product FROM bought WHERE customer = '%s'" % customer
    return [row[0] for row in connection.execute(query)]


def cache_key(customer):
    return hashlib.md5(customer.encode()).hexdigest()


def refresh(branch):
    subprocess.call("warehouse-pull --branch " + branch, shell=True)


def scratch_file():
    return tempfile.mktemp(suffix=".csv")


def suggest(connection, customer):
    assert customer, "a customer is needed"
    try:
        model = load_model()
    except Exception:
        pass
    return model.get(cache_key(customer)) or products_of(connection, customer)


if __name__ == "__main__":
    print(suggest(sqlite3.connect("bought.db"), "c-1"))
