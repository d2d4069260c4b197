using AsbCaseReview.Domain.Cases;

namespace AsbCaseReview.Web.Casework.Cases;

public enum DeadlineFilter { Any, Overdue, Today, ThisWeek, None }

public enum CaseOrder { NextDue, Newest, Oldest, Name }

/// <summary>What the list shows: stands in the address, so that it can be kept and passed on.</summary>
public sealed record CaseFilter
{
    public string? Q { get; init; }
    public Guid? Area { get; init; }
    public CaseStage? Stage { get; init; }
    public DeadlineFilter Deadline { get; init; }

    /// <summary>"me", "nobody", or the id of a member of staff.</summary>
    public string? Assignee { get; init; }
    public string? Agency { get; init; }
    public string? Route { get; init; }
    public bool Hate { get; init; }
    public bool Vulnerable { get; init; }

    /// <summary>Cases that have ended are shown as well.</summary>
    public bool Ended { get; init; }
    public CaseOrder Order { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>The filter as a query string, with some of it changed.</summary>
    public string With(int? page = null, CaseOrder? order = null)
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        Add("q", Q);
        Add("area", Area?.ToString());
        Add("stage", Stage?.ToString());
        Add("deadline", Deadline == DeadlineFilter.Any ? null : Deadline.ToString());
        Add("assignee", Assignee);
        Add("agency", Agency);
        Add("route", Route);
        Add("hate", Hate ? "true" : null);
        Add("vulnerable", Vulnerable ? "true" : null);
        Add("ended", Ended ? "true" : null);
        Add("order", (order ?? Order) == CaseOrder.NextDue ? null : (order ?? Order).ToString());
        Add("page", (page ?? Page) <= 1 ? null : (page ?? Page).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return parts.Count == 0 ? "/cases" : $"/cases?{string.Join('&', parts)}";
    }

    public bool IsEmpty => this with { Page = 1, Order = CaseOrder.NextDue } == new CaseFilter();
}
