<?php
// A client made by PHP from the official description alone: Login, SubmitTransport, QueryFirst, QueryAttachments, Logout.
// Arguments: folder of the WSDL files, entry address. Answers one line of JSON.
[, $folder, $entry] = $argv;
ini_set('soap.wsdl_cache_enabled', '0');

function service(string $folder, string $name, string $location): SoapClient
{
    return new SoapClient("$folder/{$name}Service2.wsdl", ['location' => $location, 'exceptions' => true]);
}

function block(string $service, string $name, array $value): SoapHeader
{
    return new SoapHeader("urn:{$service}Service2", $name, $value);
}

function variable(string $name, string $value): array
{
    return ['attribute' => $name, 'type' => 'TYPE_STRING', 'simpleValue' => $value, 'nValues' => 0,
        'multipleStringValues' => null, 'multipleLongValues' => null, 'multipleDoubleValues' => null];
}

$bindings = service($folder, 'Session', $entry)->GetBindings(['reserved' => 'demo'])->return;
$session = service($folder, 'Session', $bindings->sessionServiceLocation);
$id = ['sessionID' => $session->Login(['userName' => 'demo', 'password' => 'demo'])->return->sessionID];

$variables = [variable('Subject', 'Facture PHP'), variable('Identifier', 'PHP.1'),
    variable('ToBlockAddress', "Œuvre & Cie\n17 rue de l'Église\n69003 LYON\nFRANCE")];
$submission = service($folder, 'Submission', $bindings->submissionServiceLocation);
$submission->__setSoapHeaders(block('Submission', 'SessionHeaderValue', $id));
$submitted = $submission->SubmitTransport(['transport' => [
    'transportName' => 'MODEsker', 'recipientType' => '', 'transportIndex' => '0',
    'nVars' => count($variables), 'vars' => ['Var' => $variables], 'nSubnodes' => 0, 'subnodes' => null,
    'nAttachments' => 1,
    'attachments' => ['Attachment' => [[
        'inputFormat' => '.pdf', 'outputFormat' => '', 'stylesheet' => '', 'outputName' => '',
        'sourceAttachment' => ['name' => 'php.pdf', 'mode' => 'MODE_INLINED', 'content' => "%PDF-1.4\nphp\n", 'url' => '', 'storageID' => ''],
        'nConvertedAttachments' => 0, 'convertedAttachments' => null, 'nVars' => 0, 'vars' => null,
    ]]],
]])->return;

$query = service($folder, 'Query', $bindings->queryServiceLocation);
$query->__setSoapHeaders([block('Query', 'SessionHeaderValue', $id), block('Query', 'QueryRecipientTypeValue', ['recipientType' => 'MOD'])]);
$states = [];
for ($round = 0; $round < 8; $round++) {
    $found = $query->QueryFirst(['request' => ['filter' => '(Identifier=PHP.1)', 'sortOrder' => '', 'attributes' => 'State,Identifier',
        'nItems' => 5, 'includeSubNodes' => false, 'searchInArchive' => false, 'fileRefMode' => 'MODE_UNDEFINED']])->return;
    $transports = $found->transports->Transport;
    $states[] = (is_array($transports) ? $transports[0] : $transports)->state;
}
$attachments = $query->QueryAttachments(['transportID' => $submitted->transportID, 'eFilter' => 'FILTER_CONVERTED', 'eMode' => 'MODE_INLINED'])->return;
$attachment = is_array($attachments->attachments->Attachment) ? $attachments->attachments->Attachment[0] : $attachments->attachments->Attachment;
$file = is_array($attachment->convertedAttachments->WSFile) ? $attachment->convertedAttachments->WSFile[0] : $attachment->convertedAttachments->WSFile;

$session->__setSoapHeaders(block('Session', 'SessionHeaderValue', $id));
$session->Logout();
try {
    $query->QueryStatistics(['filter' => '(Identifier=*)']);
    $afterwards = 'no fault';
} catch (SoapFault $fault) {
    $afterwards = $fault->getMessage();
}
echo json_encode(['transportID' => $submitted->transportID, 'states' => $states, 'file' => $file->content, 'afterwards' => $afterwards]), "\n";
