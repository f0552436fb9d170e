# A client made by zeep from the official description alone: Login, SubmitTransport, QueryFirst, QueryAttachments, Logout.
# Arguments: folder of the WSDL files, entry address. Answers one line of JSON.
import json
import sys

import zeep

folder, entry = sys.argv[1:3]


def service(name, location):
    client = zeep.Client(f"{folder}/{name}Service2.wsdl")
    binding = next(iter(client.wsdl.bindings))
    return client, client.create_service(binding, location)


def variable(name, value):
    return {
        "attribute": name, "type": "TYPE_STRING", "simpleValue": value, "nValues": 0,
        "multipleStringValues": None, "multipleLongValues": None, "multipleDoubleValues": None,
    }


_, first = service("Session", entry)
bindings = first.GetBindings("demo")
_, session = service("Session", bindings.sessionServiceLocation)
session_id = {"sessionID": session.Login("demo", "demo")["body"]["return"]["sessionID"]}

variables = [
    variable("Subject", "Facture Python"), variable("Identifier", "PYTHON.1"),
    variable("EmailAddress", "compta@client.example"), variable("Message", "Bonjour,\nci-joint l’été."),
]
attachment = {
    "inputFormat": ".pdf", "outputFormat": "", "stylesheet": "", "outputName": "python.pdf",
    "sourceAttachment": {"name": "python.pdf", "mode": "MODE_INLINED", "content": b"%PDF-1.4\npython\n", "url": "", "storageID": ""},
    "nConvertedAttachments": 0, "convertedAttachments": None, "nVars": 0, "vars": None,
}
_, submission = service("Submission", bindings.submissionServiceLocation)
submitted = submission.SubmitTransport(
    transport={
        "transportName": "Mail", "recipientType": "SM", "transportIndex": "0",
        "nVars": len(variables), "vars": {"Var": variables}, "nSubnodes": 0, "subnodes": None,
        "nAttachments": 1, "attachments": {"Attachment": [attachment]},
    },
    _soapheaders={"SessionHeaderValue": session_id},
)

_, query = service("Query", bindings.queryServiceLocation)
headers = {"SessionHeaderValue": session_id, "QueryRecipientTypeValue": {"recipientType": "SM"}}
states = []
for _round in range(7):
    found = query.QueryFirst(
        request={
            "filter": "(Identifier=PYTHON.1)", "sortOrder": "", "attributes": "State,Identifier", "nItems": 5,
            "includeSubNodes": False, "searchInArchive": False, "fileRefMode": "MODE_UNDEFINED",
        },
        _soapheaders=headers,
    )["body"]["return"]
    states.append(found.transports.Transport[0].state)
files = query.QueryAttachments(
    transportID=submitted.transportID, eFilter="FILTER_CONVERTED", eMode="MODE_INLINED",
    _soapheaders={"SessionHeaderValue": session_id},
)
content = files.attachments.Attachment[0].convertedAttachments.WSFile[0].content

session.Logout(_soapheaders={"SessionHeaderValue": session_id})
try:
    query.QueryStatistics(filter="(Identifier=*)", _soapheaders={"SessionHeaderValue": session_id})
    afterwards = "no fault"
except zeep.exceptions.Fault as fault:
    afterwards = fault.message
print(json.dumps({
    "transportID": submitted.transportID, "states": states, "file": bytes(content).decode(), "afterwards": afterwards,
}))
