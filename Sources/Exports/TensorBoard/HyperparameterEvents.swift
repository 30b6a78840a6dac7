/// The events of TensorBoard's HParams plugin: what a run was made with, and how it ended.
///
/// Source: tensorboard/plugins/hparams, `api.proto` and `plugin_data.proto`.
package enum HyperparameterEvents {
  /// A value that a run was made with.
  package enum Value: Sendable, Hashable {
    /// A number.
    case number(Double)
    /// A text.
    case text(String)
    /// Yes or no.
    case flag(Bool)

    /// The plugin's `DataType`.
    fileprivate var type: Int {
      switch self {
      case .text: 1
      case .flag: 2
      case .number: 3
      }
    }

    /// Writes a `google.protobuf.Value`.
    fileprivate func write(to message: inout ProtocolMessage) {
      switch self {
      case .number(let number): message.add(2, number)
      case .text(let text): message.add(3, text)
      case .flag(let flag): message.add(4, flag ? 1 : 0)
      }
    }
  }

  /// How a run ended, as the plugin tells it.
  package enum Ending: Int, Sendable {
    /// It came to its end.
    case success = 1
    /// It failed, or diverged.
    case failure = 2
    /// It has not ended.
    case running = 3
  }

  /// A run's values, in order.
  package typealias Values = [(name: String, value: Value)]

  /// Which values and which metrics there are.
  package static func experiment(
    _ values: Values, metrics: [String], at time: EventTime
  ) -> [UInt8] {
    event("_hparams_/experiment", at: time) { data in
      data.add(2) { experiment in
        for (name, value) in values {
          experiment.add(4) { info in
            info.add(1, name)
            info.add(4, value.type)
          }
        }
        for metric in metrics {
          experiment.add(5) { info in info.add(1) { $0.add(2, metric) } }
        }
        experiment.add(3, time.seconds)
      }
    }
  }

  /// That a run begins, with its values.
  package static func start(_ values: Values, run: String, at time: EventTime) -> [UInt8] {
    event("_hparams_/session_start_info", at: time) { data in
      data.add(3) { start in
        for (name, value) in values {
          start.add(1) { entry in
            entry.add(1, name)
            entry.add(2) { value.write(to: &$0) }
          }
        }
        start.add(4, run)
        start.add(5, time.seconds)
      }
    }
  }

  /// That a run has ended.
  package static func end(_ ending: Ending, at time: EventTime) -> [UInt8] {
    event("_hparams_/session_end_info", at: time) { data in
      data.add(4) { end in
        end.add(1, ending.rawValue)
        end.add(2, time.seconds)
      }
    }
  }

  /// A summary whose content is the plugin's; TensorBoard wants a tensor beside it.
  private static func event(
    _ tag: String, at time: EventTime, _ fill: (inout ProtocolMessage) -> Void
  ) -> [UInt8] {
    var data = ProtocolMessage()
    data.add(1, 0)
    fill(&data)
    return time.event { event in
      event.add(5) { summary in
        summary.add(1) { item in
          item.add(1, tag)
          item.add(9) { metadata in
            metadata.add(1) { plugin in
              plugin.add(1, "hparams")
              plugin.add(2, data.bytes)
            }
          }
          item.add(8) { tensor in
            tensor.add(1, 1)
            tensor.add(2) { shape in shape.add(2) { $0.add(1, 1) } }
            tensor.add(5, Float(0).bitPattern.littleEndianBytes)
          }
        }
      }
    }
  }
}
