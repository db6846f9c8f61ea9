# A private PostgreSQL server in a temporary folder, for ./test and bench/run. Sourced; the caller has `give_up`.
# start_postgres sets: bin (folder of the server's programs), folder, WORKFLOW_TEST_POSTGRES (connection string without a database).

as_postgres() { # The server refuses to run as root.
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}

newest_postgres() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }

start_postgres() {
  bin=$(newest_postgres)
  folder=$(mktemp -d /tmp/workflow-postgres-XXXXXX)
  [ "$(id -u)" != 0 ] || chown postgres "$folder"
  as_postgres "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder.log" 2>&1 || { cat "$folder.log"; give_up "initdb"; }
  rm -f "$folder.log"
  local port
  for _ in 1 2 3 4 5 6 7 8; do
    port=$((20000 + RANDOM % 20000))
    if as_postgres "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=on -c max_connections=200" start >/dev/null 2>&1; then
      export WORKFLOW_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres"
      return
    fi
  done
  cat "$folder/log"
  give_up "PostgreSQL does not start"
}

stop_postgres() {
  as_postgres "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1
  rm -rf "$folder"
}
