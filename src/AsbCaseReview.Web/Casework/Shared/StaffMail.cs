using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Web.Casework.Shared;

/// <summary>Notices to agencies and staff. They name no victim: whoever reads them signs in.</summary>
public static class StaffMail
{
    public static OutgoingMessage PassedOn(Case @case, Agency to, DateTimeOffset at, string baseAddress) => new()
    {
        CaseId = @case.Id,
        Kind = MessageKind.RelevantBodies,
        To = to.Email,
        Subject = $"ASB Case Review application {@case.Reference} passed on to you",
        Text = $"""
            An application for an ASB Case Review was received on {@case.ReceivedOn.ToString(Sentence.DateFormat, Sentence.English)}. As a relevant body of the area you
            are told of it (Anti-social Behaviour, Crime and Policing Act 2014, section 104(3)).

            Reference: {@case.Reference}
            Sign in to see what is asked of you: {baseAddress}/requests
            """,
        CreatedAt = at,
    };

    public static OutgoingMessage Asked(Case @case, Agency to, InformationRequest request, DateTimeOffset at, string baseAddress) =>
        Message(@case, to.Email, $"{(request.Kind == RequestKind.Full ? "Information asked for" : "Please confirm reports")} by {request.AnswerBy.ToString(Sentence.DateFormat, Sentence.English)}: {@case.Reference}", $"""
            You are asked {(request.Kind == RequestKind.Full ? "for what you know, for" : "to confirm reports of anti-social behaviour for")} an ASB Case Review.

            Reference: {@case.Reference}
            Answer by: {request.AnswerBy.ToString(Sentence.DateFormat, Sentence.English)}
            The form: {baseAddress}/requests/{request.Id}

            A person who exercises public functions and has the information must disclose it (Anti-social Behaviour, Crime and
            Policing Act 2014, Schedule 4 paragraph 7), unless data protection law or the Investigatory Powers Act 2016 forbids it.
            """, at);

    public static OutgoingMessage CrossesBorder(Case @case, Area to, bool moved, DateTimeOffset at, string baseAddress) => new()
    {
        CaseId = @case.Id,
        Kind = MessageKind.RelevantBodies,
        To = to.Contact.Email,
        Subject = moved ? $"ASB Case Review {@case.Reference} moves to you" : $"ASB Case Review {@case.Reference} is shared with you",
        Text = $"""
            {(moved ? "An ASB Case Review goes on in your area from today. Assign it, pass it on to every relevant body of your area, and issue the letter to the applicant that is drafted." : "An ASB Case Review that crosses the border is shared with your team: you can read it.")}

            Reference: {@case.Reference}
            First reached a relevant body on: {@case.FirstReachedOn.ToString(Sentence.DateFormat, Sentence.English)}
            Sign in to see it: {baseAddress}/cases/{@case.Reference}
            """,
        CreatedAt = at,
    };

    public static OutgoingMessage Agreed(Case @case, AgreedAction action, string to, DateTimeOffset at, string baseAddress) =>
        Message(@case, to, $"An action for {action.AgencyName} by {action.DueOn.ToString(Sentence.DateFormat, Sentence.English)}: {@case.Reference}", $"""
            An action was agreed for {action.AgencyName} in an ASB Case Review.

            Reference: {@case.Reference}
            Owner: {action.OwnerName}
            Due on: {action.DueOn.ToString(Sentence.DateFormat, Sentence.English)}
            See it, and take it on: {baseAddress}/actions/{action.Id}
            """, at);

    /// <summary>What a panel agreed, to each agency that is to do it or to answer.</summary>
    /// <param name="told">Actions and recommendations of which the agencies know already.</param>
    public static IEnumerable<OutgoingMessage> OfPanel(Panel panel, Case @case, ActionPlan plan, IReadOnlySet<Guid> told, IReadOnlyList<Agency> agencies, DateTimeOffset at, string baseAddress) =>
    [
        .. from action in plan.Actions where action.PanelId == panel.Id && !told.Contains(action.Id) join agency in agencies on action.AgencyId equals agency.Id select Agreed(@case, action, agency.Email, at, baseAddress),
        .. from made in plan.Recommendations where made.PanelId == panel.Id && !told.Contains(made.Id) join agency in agencies on made.AgencyId equals agency.Id select Recommended(@case, made, agency, at, baseAddress),
    ];

    /// <param name="news">"More time was given."</param>
    public static OutgoingMessage AboutAction(Case @case, AgreedAction action, string news, string to, DateTimeOffset at, string baseAddress) =>
        Message(@case, to, $"About an action of {action.AgencyName}: {@case.Reference}", $"""
            {news}

            Reference: {@case.Reference}
            Owner: {action.OwnerName}
            Due on: {action.DueOn.ToString(Sentence.DateFormat, Sentence.English)}
            Read it: {baseAddress}/actions/{action.Id}
            """, at);

    public static OutgoingMessage Challenged(Case @case, Recommendation recommendation, Agency to, DateTimeOffset at, string baseAddress) =>
        Message(@case, to.Email, $"Please look again at a recommendation: {@case.Reference}", $"""
            {to.Name} did not follow a recommendation that was made in an ASB Case Review. It is asked to look again, and told why.

            Reference: {@case.Reference}
            Read why, and answer: {baseAddress}/actions/recommendations/{recommendation.Id}
            """, at);

    public static OutgoingMessage Recommended(Case @case, Recommendation recommendation, Agency to, DateTimeOffset at, string baseAddress) =>
        Message(@case, to.Email, $"A recommendation to {to.Name}: {@case.Reference}", $"""
            A recommendation was made to {to.Name} in an ASB Case Review. Please answer by {recommendation.AnswerBy.ToString(Sentence.DateFormat, Sentence.English)}.

            Reference: {@case.Reference}
            Read and answer it: {baseAddress}/actions/recommendations/{recommendation.Id}

            A person who exercises public functions must have regard to a recommendation (Anti-social Behaviour, Crime and Policing
            Act 2014, section 104(7)-(8)): whoever does not follow it gives the reasons.
            """, at);

    /// <summary>To the coordinator, at once: immediate risk does not wait until they next open the case.</summary>
    public static OutgoingMessage InterimTaken(Case @case, string agency, string to, DateTimeOffset at, string baseAddress) =>
        Message(@case, to, $"Interim action against immediate risk: {@case.Reference}", $"""
            {agency} has recorded interim action against immediate risk. Please look at the risk again.

            Reference: {@case.Reference}
            What was done, and against what: {baseAddress}/cases/{@case.Reference}/plan
            """, at);

    private static OutgoingMessage Message(Case @case, string to, string subject, string text, DateTimeOffset at) =>
        new() { CaseId = @case.Id, Kind = MessageKind.AgencyRequest, To = to, Subject = subject, Text = text, CreatedAt = at };
}
