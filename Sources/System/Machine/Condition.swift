internal import Glibc

/// A lock, and a way to wait under it for what another thread changes.
///
/// The two pointers never change, and what they lead to is made for several threads; that is why
/// the class may say that it is sendable.
package final class Condition: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// Makes a lock that nobody has.
  package init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_cond_destroy(change)
    pthread_mutex_destroy(lock)
    change.deallocate()
    lock.deallocate()
  }

  /// Changes something under the lock, and lets a thread that waits look again.
  package func change(_ body: () -> Void) {
    pthread_mutex_lock(lock)
    body()
    pthread_cond_signal(change)
    pthread_mutex_unlock(lock)
  }

  /// Looks under the lock, again after each change, until there is an answer.
  package func wait<Answer>(for body: () -> Answer?) -> Answer {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while true {
      if let answer = body() { return answer }
      pthread_cond_wait(change, lock)
    }
  }
}
