package dev.utkast.aws.storage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// What it means that a commit failed: somebody was in the way, the store is busy, it may have
/// happened all the same, or the commit itself is wrong.
///
/// The client library tries again by itself where an answer is lost. A transaction carries a token
/// by which DynamoDB knows the second try from the first; a single write does not, and its second
/// try may trip over its own first: then nobody knows.
final class CommitFailure {
  private static final int SERVER_ERROR = 500;

  private CommitFailure() {}

  static RuntimeException of(List<Write> writes, SdkException e) {
    boolean repeated = e.numAttempts() != null && e.numAttempts() > 1;
    return switch (e) {
      case TransactionCanceledException cancelled -> cancelled(writes, cancelled);
      // A kind of throttling to the client library: the first try has not ended yet.
      case TransactionInProgressException _ -> unknown(writes, e);
      case ConditionalCheckFailedException _ when !repeated ->
          new ConflictException(Set.of(writes.getFirst().key()));
      case TransactionConflictException _ when !repeated -> new ConflictException(Set.of());
      case AwsServiceException busy when busy.isThrottlingException() && !repeated ->
          new StoreUnavailableException("throttled", e);
      case ConditionalCheckFailedException _, TransactionConflictException _ -> unknown(writes, e);
      default -> isTemporary(e) ? unknown(writes, e) : e;
    };
  }

  private static UnknownOutcomeException unknown(List<Write> writes, SdkException e) {
    return new UnknownOutcomeException("commit of " + writes.size() + " writes", e);
  }

  /// Each write has a reason, in their order: `None` where it was not the one. What is wrong with
  /// the commit itself goes before somebody in the way, and a condition before the load, for it
  /// does not pass.
  ///
  /// See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
  private static RuntimeException cancelled(List<Write> writes, TransactionCanceledException e) {
    var failed = new HashSet<Key>();
    boolean busy = false;
    var reasons = e.cancellationReasons();
    for (int i = 0; i < reasons.size(); i++) {
      switch (String.valueOf(reasons.get(i).code())) {
        case "None", "null", "TransactionConflict" -> {}
        case "ConditionalCheckFailed", "DuplicateItem" -> failed.add(writes.get(i).key());
        case "ThrottlingError", "ProvisionedThroughputExceeded" -> busy = true;
        default -> {
          return e;
        }
      }
    }
    return busy && failed.isEmpty()
        ? new StoreUnavailableException("throttled", e)
        : new ConflictException(failed);
  }

  /// @return whether the same call may succeed a moment later: no answer came, or one that tells of
  ///   too much load or of a fault of the service
  static boolean isTemporary(SdkException e) {
    return switch (e) {
      case SdkClientException _ -> true;
      case AwsServiceException service ->
          service.isThrottlingException() || service.statusCode() >= SERVER_ERROR;
      default -> false;
    };
  }
}
