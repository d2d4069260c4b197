using AsbCaseReview.Domain.Cases;

namespace AsbCaseReview.Infrastructure.Persistence;

/// <summary>Something of the administration that was changed: saved with the change itself, never changed or removed.</summary>
public sealed class AdministrativeChange
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }
    public required string By { get; init; }

    /// <summary>What kind of thing: "Area", "Agency", "Person", "Letter".</summary>
    public required string What { get; init; }
    public required Guid AboutId { get; init; }

    /// <summary>Its name as it was then.</summary>
    public required string About { get; init; }
    public required IReadOnlyList<ValueChange> Changes { get; init; }
}
