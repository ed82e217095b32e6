# Sourced by ./telmee and ./test with $wortel set: `omgeving DEEL...` makes sure that those parts of the Python
# environment are there, and sets $venv. When they are, this starts no Python and asks no network.
# TELMEE_VENV puts the environment elsewhere (a folder for Telmee alone); TELMEE_PYTHON names the Python to make it with.

unset PYTHONPATH PYTHONHOME
venv=${TELMEE_VENV:-$wortel/.venv}
case $venv in /*) ;; *) venv=$PWD/$venv ;; esac

omgeving() {
    local deel
    for deel in "$@"; do
        if ! deel_klaar "$deel"; then
            kies_python
            TELMEE_VENV=$venv "$python" -I "$wortel/bin/omgeving.py" "$@" || exit 1
            return
        fi
    done
}

# A part is ready when it was installed from exactly this list, by the Python that is still there.
deel_klaar() {
    local lijst=$wortel/requirements-$1.txt
    [ "$1" != basis ] || lijst=$wortel/requirements.txt
    [ "$1" != componenten ] || lijst=$wortel/web-componenten.txt
    [ -x "$venv/bin/python" ] && [ -f "$venv/.telmee-python" ] && [ ! -e "$venv/.telmee-bezig" ] &&
        [ "$(readlink -f "$venv/bin/python")" = "$(cat "$venv/.telmee-python")" ] &&
        { cmp -s "$lijst" "$venv/.telmee-$1" || zonder_npm "$1"; }
}

# The pages do without components where npm is missing or gave nothing; that was said, and is tried again the next day.
zonder_npm() {
    local niet=$venv/.telmee-componenten-niet
    [ "$1" = componenten ] && cmp -s "$wortel/web-componenten.txt" "$niet" && [ -n "$(find "$niet" -mtime -1)" ]
}

kies_python() {
    local naam versie oud='' kaal=''
    for naam in ${TELMEE_PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        versie=$("$naam" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        if ! "$naam" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            oud=${oud:-$versie}
        elif ! "$naam" -c 'import venv, ensurepip' 2>/dev/null; then
            kaal=${kaal:-$naam}
        else
            python=$naam
            return
        fi
    done
    if [ -n "$kaal" ]; then
        stop "de module venv van Python ontbreekt; installeer die (Debian, Ubuntu: sudo apt-get install ${kaal##*/}-venv) en probeer het opnieuw."
    elif [ -n "$oud" ]; then
        stop "Telmee heeft Python 3.11 of nieuwer nodig en vond Python $oud; installeer een nieuwere (Debian, Ubuntu: sudo apt-get install python3 python3-venv)."
    fi
    stop "Telmee heeft Python 3.11 of nieuwer nodig en vond geen Python; installeer die (Debian, Ubuntu: sudo apt-get install python3 python3-venv)."
}

stop() {
    echo "Fout: $1" >&2
    exit 1
}
