import Sweeps

// Prints `function,strategy,lag,seed,regret` a line for our strategies, or with --time
// `trials,microseconds` of a proposal; `.ci/search-quality` sets it beside Optuna.
let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "--time" {
  Timing.run()
} else {
  let numbers = arguments.dropFirst(2).compactMap { Int($0) }
  guard let name = arguments.first, let lags = arguments.dropFirst().first, numbers.count == 2
  else {
    fatalError("usage: search-quality STRATEGY LAG,... TRIALS SEEDS, or search-quality --time")
  }
  for lag in lags.split(separator: ",").compactMap({ Int($0) }) {
    for function in StandardFunction.allCases {
      for seed in 0..<numbers[1] {
        let regret = function.regret(of: name, lag: lag, seed: UInt64(seed), trials: numbers[0])
        print("\(function.rawValue),\(name),\(lag),\(seed),\(regret)")
      }
    }
  }
}
