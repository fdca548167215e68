# Counting what ran: each step ends in three numbers, read from what its tool printed. Sourced by ./test.
# A test that finds its data folder missing says on standard error "skipped: NAME: reason" and counts as skipped, not as passed.
# A step that failed without a failed test (it crashed, or did not build) and a step that ran nothing count as one failure.

PASSED=0 FAILED=0 SKIPPED=0
TABLE=()
# What failed, said again below everything else: the top of a long log is not always kept.
FAULTS=()

# What each step's tool prints.
kind_of() {
  case $1 in
    rust) echo cargo ;;
    web-unit) echo vitest ;;
    e2e) echo playwright ;;
    api) echo junit ;;
    *) echo check ;;
  esac
}

count_check() { [ "$1" = 0 ] && echo 1 0 0 || echo 0 1 0; }

count_cargo() {
  awk '/^test result:/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i-1); if ($i ~ /^failed/) f += $(i-1); if ($i ~ /^ignored/) s += $(i-1) } }
    END { print p + 0, f + 0, s + 0 }' "$2"
}

# "      Tests  1 failed | 11 passed | 2 skipped (14)", with or without colours.
count_vitest() {
  sed 's/\x1b\[[0-9;]*m//g' "$2" | awk '/^ *Tests +[0-9]/ { for (i = 2; i <= NF; i++) { if ($i == "passed") p += $(i-1); if ($i == "failed") f += $(i-1); if ($i == "skipped" || $i == "todo") s += $(i-1) } }
    END { print p + 0, f + 0, s + 0 }'
}

# "  1 failed", "  1 flaky", "  2 skipped", "  3 did not run", "  12 passed (3.4s)". A flaky test is a failed one.
count_playwright() {
  sed 's/\x1b\[[0-9;]*m//g' "$2" | awk '/^ +[0-9]+ (passed|failed|flaky|interrupted|did not run|skipped)( \(.*\))?$/ {
      if ($2 == "passed") p += $1; else if ($2 == "skipped") s += $1; else f += $1 }
    END { print p + 0, f + 0, s + 0 }'
}

# The JUnit reports beside the log.
count_junit() {
  local report=${2%.log}.xml
  [ -f "$report" ] || { echo 0 0 0; return; }
  grep -oE '<testsuite [^>]*>' "$report" | awk '
    function of(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    { t += of("tests"); f += of("failures") + of("errors"); s += of("skipped") }
    END { print t - f - s, f + 0, s + 0 }'
}

# faults_of STEP LOG: the lines that name what failed and why. A tool without such lines gives the end of its log.
faults_of() {
  local plain
  plain=$(sed 's/\x1b\[[0-9;]*m//g' "$2")
  case $(kind_of "$1") in
    cargo) grep -A12 -E "^---- .* stdout ----|^error(\[|:)" <<<"$plain" ;;
    vitest) grep -A15 -E "^ FAIL " <<<"$plain" ;;
    playwright) grep -A25 -E "^  [0-9]+\) " <<<"$plain" ;;
    *) tail -n 40 <<<"$plain" ;;
  esac | head -n 120 || true
}

# count STEP STATUS LOG SECONDS
count() {
  local step=$1 status=$2 log=$3 seconds=$4 passed failed skipped missing
  read -r passed failed skipped < <("count_$(kind_of "$step")" "$status" "$log")
  missing=$(grep -oE 'skipped: [A-Za-z0-9_:./-]+: .+' "$log" | sort -u || true)
  if [ -n "$missing" ]; then
    local n
    n=$(printf '%s\n' "$missing" | wc -l)
    skipped=$((skipped + n))
    passed=$((passed > n ? passed - n : 0))
  fi
  if [ "$failed" = 0 ] && { [ "$status" != 0 ] || [ $((passed + skipped)) = 0 ]; }; then failed=1; fi
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + skipped))
  TABLE+=("$(printf '%-10s %6d passed %4d failed %4d skipped %5d s' "$step" "$passed" "$failed" "$skipped" "$seconds")")
  [ -z "$missing" ] || TABLE+=("$missing")
  [ "$failed" = 0 ] || FAULTS+=("-- $step"$'\n'"$(faults_of "$step" "$log")")
}

finish() {
  [ ${#FAULTS[@]} = 0 ] || { say "What failed"; printf '%s\n' "${FAULTS[@]}"; }
  say "Result"
  printf '%s\n' "${TABLE[@]}"
  printf '\n%d passed, %d failed, %d skipped\n' "$PASSED" "$FAILED" "$SKIPPED"
  [ "$FAILED" = 0 ]
}
