import Foundation
import Synchronization

/// SIGINT and SIGTERM: the first asks every run to checkpoint and stop, the second leaves at once.
public enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// The signal that asked for the end; `nil` while none has.
  public static var signalNumber: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Starts to listen.
  public static func listen() {
    // Touched here, so that the handler finds it made.
    _ = signalNumber
    // A parent may have left them blocked.
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in [SIGINT, SIGTERM] {
      sigaddset(&numbers, number)
      signal(number) { number in
        let (isFirst, _) = Interruption.received.compareExchange(
          expected: 0, desired: number, ordering: .relaxed)
        guard isFirst else { _exit(128 + number) }
      }
    }
    pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
  }

  /// Stops to listen: from now on a signal ends the process, as ever.
  public static func stopListening() {
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}

/// A run that was asked to stop, and has saved what it had.
public struct Interrupted: Error {}
