-- What bench.py reads when a run is over: how many answers came, in how many seconds, and how many of them were wrong.
local report = {}

function report.done(summary)
  local errors = summary.errors
  local wrong = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  io.write(string.format('{"answers": %d, "seconds": %f, "wrong": %d}\n', summary.requests, summary.duration / 1e6, wrong))
end

return report
