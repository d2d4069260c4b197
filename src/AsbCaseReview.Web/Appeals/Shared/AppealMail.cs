using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Web.Appeals.Shared;

/// <summary>Notices about appeals. They name nobody: whoever reads them signs in, or opens their own page.</summary>
public static class AppealMail
{
    private static string Written(DateOnly day) => day.ToString(Sentence.DateFormat, Sentence.English);

    public static OutgoingMessage Requested(Appeal appeal, PapersRequest request, string to, DateTimeOffset at, string baseAddress) => Staff(appeal, MessageKind.AgencyRequest, to,
        $"Papers asked for by {Written(request.AnswerBy)}: appeal {appeal.Reference}", $"""
        {appeal.Body} reviews an appeal about an ASB Case Review in which you took part, and asks you for its papers.

        Appeal: {appeal.Reference}
        Answer by: {Written(request.AnswerBy)}
        What is asked, and where to answer: {baseAddress}/appeal-papers/{request.Id}

        If you do not have a paper, say why. If something was done otherwise than guidance or your procedure has it, explain it.
        A person who exercises public functions and has the information must disclose it (Anti-social Behaviour, Crime and
        Policing Act 2014, Schedule 4 paragraph 7), unless data protection law or the Investigatory Powers Act 2016 forbids it.
        """, at);

    public static OutgoingMessage Lodged(Appeal appeal, string to, DateTimeOffset at, string baseAddress) => Staff(appeal, MessageKind.AgencyRequest, to,
        $"A new appeal: {appeal.Reference}", $"""
        An appeal about an ASB Case Review was received on {Written(appeal.ReceivedOn)}. It is to be given to a reviewer who had no part in the case.

        Appeal: {appeal.Reference}
        Sign in to see it: {baseAddress}/appeals/{appeal.Reference}
        """, at);

    public static OutgoingMessage Issued(Appeal appeal, string to, DateTimeOffset at, string baseAddress) => Staff(appeal, MessageKind.AgencyRequest, to,
        $"Appeal {appeal.Reference} is answered", $"""
        {appeal.Body} has answered an appeal about an ASB Case Review in which you took part. Sign in to read the report, and to answer the
        recommendations that are made to you. You must have regard to them; if you do not accept one, say why.

        Appeal: {appeal.Reference}
        {baseAddress}/appeal-papers
        """, at);

    public static OutgoingMessage ReferredBack(Appeal appeal, string caseReference, string to, DateTimeOffset at, string baseAddress) => Staff(appeal, MessageKind.AgencyRequest, to,
        $"Referred back after an appeal: {caseReference}", $"""
        After appeal {appeal.Reference} the case {caseReference} is referred back to you. It stands open again, and its timeline says what must be
        considered. The clocks of your procedure run from today.

        {baseAddress}/cases/{caseReference}/appeals
        """, at);

    public static OutgoingMessage ProgressAsked(Appeal appeal, DateOnly by, string to, DateTimeOffset at, string baseAddress) => Staff(appeal, MessageKind.AgencyRequest, to,
        $"Progress asked for by {Written(by)}: appeal {appeal.Reference}", $"""
        {appeal.Body} asks how far the recommendations are that you accepted after appeal {appeal.Reference}.

        Answer by: {Written(by)}
        {baseAddress}/appeal-papers
        """, at);

    public static OutgoingMessage Extended(Appeal appeal, string what, DateOnly day, string to, DateTimeOffset at) => Staff(appeal, MessageKind.AgencyRequest, to,
        $"A new date: appeal {appeal.Reference}", $"""
        In appeal {appeal.Reference} there is a new date.

        What: {what}
        By: {Written(day)}
        """, at);

    private static OutgoingMessage Staff(Appeal appeal, MessageKind kind, string to, string subject, string text, DateTimeOffset at) =>
        new() { AppealId = appeal.Id, Kind = kind, To = to, Subject = subject, Text = text, CreatedAt = at };
}
