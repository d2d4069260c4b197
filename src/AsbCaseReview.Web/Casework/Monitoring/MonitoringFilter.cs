using System.Globalization;

namespace AsbCaseReview.Web.Casework.Monitoring;

public enum ActionLateness { Open, Late, OverThreeWeeks, OverTwoMonths, DueSoon, ToNote, TimeAsked, Declined, Ended }

public enum ActionOrder { Due, Owner, Agency, Reference }

/// <summary>Which actions are shown: stands in the address, so that it can be kept and passed on.</summary>
public sealed record MonitoringFilter
{
    public ActionLateness Show { get; init; }
    public Guid? Area { get; init; }
    public Guid? Agency { get; init; }

    /// <summary>Part of the owner's name.</summary>
    public string? Owner { get; init; }
    public ActionOrder Order { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>The filter as an address, with some of it changed.</summary>
    public string With(int? page = null, ActionOrder? order = null, ActionLateness? show = null)
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        Add("show", (show ?? Show) == ActionLateness.Open ? null : (show ?? Show).ToString());
        Add("area", Area?.ToString());
        Add("agency", Agency?.ToString());
        Add("owner", Owner);
        Add("order", (order ?? Order) == ActionOrder.Due ? null : (order ?? Order).ToString());
        Add("page", (page ?? Page) <= 1 ? null : (page ?? Page).ToString(CultureInfo.InvariantCulture));
        return parts.Count == 0 ? "/monitoring" : $"/monitoring?{string.Join('&', parts)}";
    }

    public bool IsEmpty => this with { Page = 1, Order = ActionOrder.Due } == new MonitoringFilter();
}
