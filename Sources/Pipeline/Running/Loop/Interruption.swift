import Foundation
import Synchronization

/// SIGHUP, SIGINT and SIGTERM: the first asks every run to write a checkpoint and stop.
///
/// A second SIGINT ends the process at once. Another SIGTERM or SIGHUP does not: schedulers send two in
/// the same instant.
public enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// The signal that asked for the end; `nil` if there was none.
  public static var signalNumber: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  private static let signals = [SIGHUP, SIGINT, SIGTERM]

  /// Starts to listen; under `nohup`, SIGHUP stays ignored.
  public static func listen() {
    // The handler must not initialize it.
    _ = signalNumber
    // The parent may have blocked them.
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in signals where !isIgnoredHangUp(number) {
      sigaddset(&numbers, number)
      signal(number) { number in
        let (isFirst, _) = Interruption.received.compareExchange(
          expected: 0, desired: number, ordering: .relaxed)
        guard isFirst || number != SIGINT else { _exit(128 + number) }
      }
    }
    pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
  }

  /// Restores the default: a signal ends the process.
  public static func stopListening() {
    for number in signals where !isIgnoredHangUp(number) { signal(number, SIG_DFL) }
  }

  private static func isIgnoredHangUp(_ number: Int32) -> Bool {
    guard number == SIGHUP else { return false }
    let handler = signal(number, SIG_IGN)
    signal(number, handler)
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// A run stopped after it was asked to, with its checkpoint written.
public struct Interrupted: Error {}
